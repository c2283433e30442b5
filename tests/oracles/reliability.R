# Ten random scales: covariance, alpha, omega by factanal, agreement. Run in this folder: Rscript reliability.R
source("json.R")
set.seed(71)

scale_data <- function(i) {
  k <- c(3, 4, 5, 6, 8, 3, 4, 7, 10, 12)[i]
  n <- c(220, 250, 400, 300, 240, 260, 500, 210, 350, 230)[i]
  loadings <- runif(k, .45, .85)
  latent <- outer(rnorm(n), loadings) + sapply(loadings, function(l) rnorm(n, 0, sqrt(1 - l^2)))
  spread <- runif(k, .8, 1.4)
  answers <- round(pmin(pmax(3 + t(t(latent) * spread), 1), 5))
  s <- cov(answers)
  # factanal stops at about six digits; its own equations (Lawley: largest root of the scaled matrix) finish the search
  fit <- factanal(covmat = s, factors = 1, n.obs = n)
  r <- cov2cor(s); psi <- fit$uniquenesses
  for (step in 1:20000) {
    e <- eigen(r / sqrt(outer(psi, psi)), symmetric = TRUE)
    l <- sqrt(psi * (e$values[1] - 1)) * e$vectors[, 1]
    change <- max(abs(1 - l^2 - psi)); psi <- 1 - l^2
    if (change < 1e-15) break
  }
  stopifnot(change < 1e-14, max(abs(psi - fit$uniquenesses)) < 1e-3)
  load <- l * sqrt(diag(s)) * sign(sum(l))
  unique <- psi * diag(s)
  half <- cor(answers[, 1], answers[, 2])
  team <- answers[1:12, ]
  v <- mean(apply(team, 2, var))
  rwg <- function(e) { r <- v / e; if (r >= 1) 0 else k * (1 - r) / (k * (1 - r) + r) }
  list(answers = answers, covariance = s, sums = I(colSums(answers)), products = crossprod(answers),
    alpha = k / (k - 1) * (1 - sum(diag(s)) / sum(s)), loadings = I(load), uniquenesses = I(unname(unique)),
    omega = sum(load)^2 / (sum(load)^2 + sum(unique)), twoItemR = half, spearmanBrown = 2 * half / (1 + half),
    teamVariances = I(apply(team, 2, var)), rwgEven = rwg(2), rwgSkew = rwg(1.34))
}

write_json(list(r = R.version.string, scales = lapply(1:10, scale_data)), "reliability.json")
