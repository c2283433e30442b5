# Ten random organisations: means, intervals, tests, variance components, shares. Run in this folder: Rscript groups.R
source("json.R")
set.seed(20240611)

interval <- function(m, half) list(lower = m - half, upper = m + half)
test <- function(t) list(difference = if (length(t$estimate) == 2) unname(t$estimate[1] - t$estimate[2])
  else unname(t$estimate - t$null.value), standardError = t$stderr, statistic = unname(t$statistic),
  df = unname(t$parameter), p = t$p.value)
exact_hedges <- function(df) exp(lgamma(df / 2) - lgamma((df - 1) / 2)) / sqrt(df / 2)

organisation <- function(i) {
  teams <- sample(5:12, 1)
  sizes <- sample(4:40, teams, replace = TRUE)
  invited <- sizes + sample(0:15, teams, replace = TRUE)
  team <- rep(seq_len(teams), sizes)
  effect <- rnorm(teams, 0, c(0, 3, 8, 15)[1 + i %% 4])
  # scores in quarter steps on 0-100, as the mean of four five-point items gives
  score <- pmin(100, pmax(0, round((55 + effect[team] + rnorm(length(team), 0, 18)) / 6.25) * 6.25))
  by <- split(score, team)
  n <- sapply(by, length); m <- sapply(by, mean); s <- sapply(by, sd)
  table <- anova(lm(score ~ factor(team)))
  msb <- table[["Mean Sq"]][1]; msw <- table[["Mean Sq"]][2]
  size <- (sum(n) - sum(n^2) / sum(n)) / (teams - 1)
  tau2 <- max(0, (msb - msw) / size)
  b <- tau2 / (tau2 + msw / n)
  w <- invited / n
  weighted <- cov.wt(matrix(score), wt = w[team] / sum(w[team]), method = "unbiased")
  first <- by[[1]]; rest <- score[team != 1]
  mu <- round(runif(1, 40, 70), 1); norm <- c(mean = mu, sd = 19.5, n = 1400); small <- c(mean = mu, sd = 19.5, n = 240)
  v1 <- var(first) / length(first); v2 <- small[["sd"]]^2 / small[["n"]]
  welch_df <- (v1 + v2)^2 / (v1^2 / (length(first) - 1) + v2^2 / (small[["n"]] - 1))
  welch_t <- (mean(first) - mu) / sqrt(v1 + v2)
  one <- t.test(first, mu = mu); welch <- t.test(first, rest)
  sp <- sqrt(((length(first) - 1) * var(first) + (length(rest) - 1) * var(rest)) / (length(score) - 2))
  pooled <- sigma(lm(score ~ factor(team)))
  cut <- 65; at_risk <- sum(first >= cut); rest_risk <- sum(rest >= cut)
  wilson <- if (at_risk > 0) suppressWarnings(prop.test(at_risk, length(first), correct = FALSE))$conf.int
    else { z2 <- qnorm(.975)^2; c(0, z2 / (length(first) + z2)) }
  fpc_n <- length(first) * (invited[1] - 1) / (invited[1] - length(first))
  z <- qnorm(.975); share <- at_risk / length(first)
  now_wilson <- if (is.finite(fpc_n)) (share + z^2 / (2 * fpc_n) + c(-1, 1) * z *
    sqrt(share * (1 - share) / fpc_n + z^2 / (4 * fpc_n^2))) / (1 + z^2 / fpc_n) else c(share, share)
  cells <- c(at_risk, length(first) - at_risk, rest_risk, length(rest) - rest_risk)
  odds <- if (all(cells > 0)) {
    fit <- summary(glm(matrix(cells, 2, byrow = TRUE) ~ c(1, 0), family = binomial, epsilon = 1e-12))$coefficients
    list(ratio = exp(fit[2, 1]), lower = exp(fit[2, 1] - z * fit[2, 2]), upper = exp(fit[2, 1] + z * fit[2, 2]))
  } else NULL
  p <- sapply(seq_len(teams), function(j) t.test(by[[j]], score[team != j])$p.value)
  list(
    scores = unname(by), invited = I(invited), n = I(unname(n)), mean = I(unname(m)), sd = I(unname(s)),
    total = list(n = length(score), sum = sum(score), mean = mean(score), sd = sd(score)),
    pooled = list(sd = pooled, df = length(score) - teams),
    weighted = list(mean = weighted.mean(score, w[team]), sd = sqrt(weighted$cov[1, 1]),
      kish = sum(w[team])^2 / sum(w[team]^2), weights = I(unname(w))),
    stratified = list(mean = sum(invited / sum(invited) * m), se = sqrt(sum((invited / sum(invited))^2 * s^2 / n))),
    intervals = list(
      situation = list(lower = one$conf.int[1], upper = one$conf.int[2]),
      now = interval(m[[1]], qt(.975, n[[1]] - 1) * s[[1]] / sqrt(n[[1]]) * sqrt(1 - n[[1]] / invited[1])),
      pooled = interval(m[[1]], qt(.975, length(score) - teams) * pooled / sqrt(n[[1]]))),
    norm = list(mean = mu, sd = 19.5, oneSample = test(one), d = (m[[1]] - mu) / 19.5,
      welch = list(difference = mean(first) - mu, standardError = sqrt(v1 + v2), statistic = welch_t, df = welch_df,
        p = 2 * pt(-abs(welch_t), welch_df))),
    rest = c(test(welch), list(lower = welch$conf.int[1], upper = welch$conf.int[2],
      g = (mean(first) - mean(rest)) / sp * (1 - 3 / (4 * (length(score) - 2) - 1)), exactJ = exact_hedges(length(score) - 2))),
    anova = list(msb = msb, msw = msw, f = table[["F value"]][1], p = table[["Pr(>F)"]][1], size = size,
      icc1 = (msb - msw) / (msb + (size - 1) * msw), icc2 = (msb - msw) / msb),
    shrunken = if (tau2 > 0) I(unname(b * m + (1 - b) * mean(score))) else NULL,
    tests = list(p = I(p), adjusted = I(p.adjust(p, "BH"))),
    risk = list(cut = cut, count = at_risk, wilson = I(as.numeric(wilson)), now = I(now_wilson),
      rest = rest_risk, odds = odds))
}

write_json(list(r = R.version.string, organisations = lapply(1:10, organisation)), "groups.json")
