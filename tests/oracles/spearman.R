# Ten random pairs of lists: rank correlation and its exact p value. Run in this folder: Rscript spearman.R
source("json.R")
set.seed(1904)

orders <- function(v) if (length(v) <= 1) list(v) else
  unlist(lapply(seq_along(v), function(i) lapply(orders(v[-i]), function(rest) c(v[i], rest))), recursive = FALSE)

exact <- function(x, y) {
  rx <- rank(x); ry <- rank(y); observed <- abs(cor(rx, ry))
  mean(sapply(orders(seq_along(ry)), function(o) abs(cor(rx, ry[o])) >= observed - 1e-12))
}

one <- function(i) {
  n <- c(4, 5, 6, 7, 8, 9, 5, 6, 7, 7)[i]
  ties <- i > 6
  x <- if (ties) sample(1:4, n, replace = TRUE) else round(rnorm(n), 4)
  y <- if (ties) sample(1:5, n, replace = TRUE) else round(.6 * x + rnorm(n), 4)
  # cor.test doubles one tail; without ties the distribution is symmetric, so that is the two-sided p
  p <- if (ties) exact(x, y) else cor.test(x, y, method = "spearman", exact = TRUE)$p.value
  list(x = I(x), y = I(y), rho = cor(x, y, method = "spearman"), p = p, ranks = I(rank(x)))
}

write_json(list(r = R.version.string, pairs = lapply(1:10, one)), "spearman.json")
