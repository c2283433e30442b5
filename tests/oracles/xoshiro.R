# xoshiro128** and splitmix32 in double arithmetic, from the published C code. Run in this folder: Rscript xoshiro.R
source("json.R")
word <- 2^32
high <- function(a) floor(a / 65536)
xor <- function(a, b) bitwXor(high(a), high(b)) * 65536 + bitwXor(a %% 65536, b %% 65536)
times <- function(a, b) ((high(a) * (b %% 65536) + (a %% 65536) * high(b)) %% 65536 * 65536 + (a %% 65536) * (b %% 65536)) %% word
right <- function(a, n) floor(a / 2^n)
left <- function(a, n) (a %% 2^(32 - n)) * 2^n
rotate <- function(a, n) left(a, n) + right(a, 32 - n)

seed_words <- function(seed) {
  words <- numeric(4)
  for (i in 1:4) {
    seed <- (seed + 2654435769) %% word
    z <- times(xor(seed, right(seed, 16)), 2246822507)
    z <- times(xor(z, right(z, 13)), 3266489909)
    words[i] <- xor(z, right(z, 16))
  }
  words
}

draw <- function(s, count) {
  out <- numeric(count)
  for (i in seq_len(count)) {
    out[i] <- times(rotate(times(s[2], 5), 7), 9)
    t <- left(s[2], 9)
    s[3] <- xor(s[3], s[1]); s[4] <- xor(s[4], s[2]); s[2] <- xor(s[2], s[3]); s[1] <- xor(s[1], s[4])
    s[3] <- xor(s[3], t); s[4] <- rotate(s[4], 11)
  }
  out
}

# First words of the published generator from the state 1, 2, 3, 4, as other implementations print them.
stopifnot(draw(c(1, 2, 3, 4), 4) == c(11520, 0, 5927040, 70819200))
seeds <- c(0, 1, 42, 20240611, 2^32 - 1)
write_json(list(r = R.version.string, seeds = lapply(seeds, function(s)
  list(seed = s, words = I(draw(seed_words(s), 12))))), "xoshiro.json")
