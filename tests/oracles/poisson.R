# Ten random absence tables: quasi-Poisson regression, and exact Poisson intervals. Run in this folder: Rscript poisson.R
source("json.R")
set.seed(61)

one <- function(i) {
  n <- 20 + 2 * i
  p <- 1 + i %% 3
  x <- matrix(round(runif(n * p, 20, 80), 1), n)
  years <- round(runif(n, 4, 60), 2)
  mu <- years * exp(-.4 + as.numeric((x - 50) %*% runif(p, -.01, .02)))
  y <- rnbinom(n, mu = mu, size = 6)
  fit <- glm(y ~ x + offset(log(years)), family = quasipoisson, control = glm.control(epsilon = 1e-15, maxit = 100))
  # glm reports weights from before its last step; starting at its own answer makes them belong to it.
  fit <- glm(y ~ x + offset(log(years)), family = quasipoisson, start = coef(fit), control = glm.control(epsilon = 1e-15))
  s <- summary(fit)$coefficients
  t <- qt(.975, fit$df.residual)
  list(counts = I(y), exposures = I(years), predictors = x, estimates = I(unname(s[, 1])), errors = I(unname(s[, 2])),
    statistics = I(unname(s[, 3])), p = I(unname(s[, 4])), lower = I(unname(s[, 1] - t * s[, 2])),
    dispersion = summary(fit)$dispersion, deviance = fit$deviance, df = fit$df.residual)
}

intervals <- lapply(list(c(0, 3), c(1, 2.5), c(4, 11), c(13, 9.7), c(57, 80), c(400, 317)), function(v) {
  ci <- poisson.test(v[1], v[2])$conf.int
  list(events = v[1], exposure = v[2], lower = ci[1], upper = ci[2])
})

write_json(list(r = R.version.string, tables = lapply(1:10, one), intervals = intervals), "poisson.json")
