# Ten random data sets of five-point answers in teams, with what R makes of them:
#   Rscript ten-data-sets.R > ten-data-sets.json   (base R only)
source("json.R")
set.seed(20261125)
one <- function(set) {
  teams <- sample(6:12, 1); sizes <- sample(8:30, teams, replace = TRUE); items <- sample(3:6, 1)
  team <- rep(seq_len(teams), sizes); n <- length(team)
  shift <- rnorm(teams, 0, 0.4)[team]; trait <- rnorm(n)
  x <- sapply(seq_len(items), function(i) pmin(5, pmax(1, round(3 + shift + 0.8 * trait + rnorm(n, 0, 0.8)))))
  score <- rowMeans((x - 1) * 25)
  k <- items; alpha <- k / (k - 1) * (1 - sum(apply(x, 2, var)) / var(rowSums(x)))
  table <- summary(aov(score ~ factor(team)))[[1]]; msb <- table[1, 3]; msw <- table[2, 3]
  kt <- (n - sum(sizes^2) / n) / (teams - 1)
  first <- score[team == 1]; rest <- score[team != 1]
  welch <- t.test(first, rest); one.sample <- t.test(first, mu = 50)
  burdened <- sum(score >= 75); wilson <- prop.test(burdened, n, correct = FALSE)$conf.int
  p <- sapply(seq_len(teams), function(j) t.test(score[team == j], score[team != j])$p.value)
  v <- mean(apply(x[team == 1, , drop = FALSE], 2, var)); q <- v / 2
  rwg <- if (q >= 1) 0 else items * (1 - q) / (items * (1 - q) + q)
  pooled <- sqrt(((length(first) - 1) * var(first) + (length(rest) - 1) * var(rest)) / (n - 2))
  list(set = set, team = team, answers = lapply(seq_len(n), function(i) as.integer(x[i, ])),
    alpha = alpha, icc1 = (msb - msw) / (msb + (kt - 1) * msw), icc2 = (msb - msw) / msb,
    f = table[1, 4], fP = table[1, 5], welchT = unname(welch$statistic), welchDf = unname(welch$parameter), welchP = welch$p.value,
    lower = welch$conf.int[1], upper = welch$conf.int[2], oneT = unname(one.sample$statistic), oneP = one.sample$p.value,
    burdened = burdened, wilsonLower = wilson[1], wilsonUpper = wilson[2], p = p, adjusted = p.adjust(p, "BH"), rwg = rwg,
    g = (mean(first) - mean(rest)) / pooled * (1 - 3 / (4 * (n - 2) - 1)))
}
cat(to_json(lapply(1:10, one)), "\n")
