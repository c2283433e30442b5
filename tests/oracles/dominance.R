# Ten random sets of scores: general dominance from lm over all subsets. Run in this folder: Rscript dominance.R
source("json.R")
set.seed(1993)

dominance <- function(data, p) {
  r2 <- function(set) if (length(set) == 0) 0 else summary(lm(data[, p + 1] ~ data[, set]))$r.squared
  sapply(seq_len(p), function(i) {
    others <- setdiff(seq_len(p), i)
    mean(sapply(0:(p - 1), function(size) {
      sets <- if (size == 0) list(integer(0))
        else if (length(others) == 1) list(others) else combn(others, size, simplify = FALSE)
      mean(sapply(sets, function(set) r2(c(set, i)) - r2(set)))
    }))
  })
}

one <- function(i) {
  p <- c(1, 2, 3, 3, 4, 4, 5, 5, 6, 7)[i]
  n <- 40 + 3 * i
  team <- sample(letters[1:5], n, replace = TRUE)
  common <- rnorm(n)
  x <- sapply(seq_len(p), function(j) 50 + 12 * (.6 * common + rnorm(n)) + 3 * match(team, letters))
  y <- as.numeric(x %*% runif(p, -.5, .7)) + rnorm(n, 0, 15)
  raw <- round(cbind(x, y), 3)
  centred <- apply(raw, 2, function(column) column - ave(column, team))
  list(rows = unname(raw), teams = I(team), centred = unname(centred), correlation = unname(cor(centred)),
    contributions = I(dominance(centred, p)), rSquared = summary(lm(centred[, p + 1] ~ centred[, 1:p]))$r.squared)
}

write_json(list(r = R.version.string, sets = lapply(1:10, one)), "dominance.json")
