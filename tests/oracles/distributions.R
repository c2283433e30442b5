# Distribution functions and quantiles. Run in this folder: Rscript distributions.R
source("json.R")
p <- c(1e-12, 1e-6, 1e-3, .005, .025, .05, .1, .25, .4, .5, .6, .75, .9, .95, .975, .995, .999, 1 - 1e-6)
dfs <- c(1, 2, 3, 4.5, 7, 12, 29, 99.7, 300, 2500, 1e5)

normal <- list(
  cdf = lapply(c(-30, -8, -5, -3, -1.96, -1, -.5, -1e-5, 0, .3, 1, 1.96, 3, 5, 8),
    function(z) list(x = z, lower = pnorm(z))),
  quantile = lapply(p, function(q) list(p = q, x = qnorm(q))))

t <- list(
  cdf = unlist(lapply(dfs, function(df) lapply(c(-40, -6, -3, -2, -.7, -.001, 0, .2, 1, 2.5, 8),
    function(x) list(x = x, df = df, lower = pt(x, df), twoSided = 2 * pt(-abs(x), df)))), recursive = FALSE),
  quantile = unlist(lapply(dfs, function(df) lapply(p, function(q) list(p = q, df = df, x = qt(q, df)))), recursive = FALSE))

chisq <- list(
  cdf = unlist(lapply(dfs, function(df) lapply(df * c(.01, .3, .8, 1, 1.2, 2, 5),
    function(x) list(x = x, df = df, lower = pchisq(x, df), upper = pchisq(x, df, lower.tail = FALSE)))), recursive = FALSE),
  quantile = unlist(lapply(dfs, function(df) lapply(p, function(q) list(p = q, df = df, x = qchisq(q, df)))), recursive = FALSE))

pairs <- list(c(1, 1), c(1, 30), c(2, 8), c(4, 95), c(5.5, 17.25), c(11, 240), c(60, 3), c(49, 9000), c(300, 300))
f <- list(
  cdf = unlist(lapply(pairs, function(d) lapply(c(.01, .2, .7, 1, 1.3, 2, 4, 15),
    function(x) list(x = x, df1 = d[1], df2 = d[2], lower = pf(x, d[1], d[2]),
      upper = pf(x, d[1], d[2], lower.tail = FALSE)))), recursive = FALSE),
  quantile = unlist(lapply(pairs, function(d) lapply(p,
    function(q) list(p = q, df1 = d[1], df2 = d[2], x = qf(q, d[1], d[2])))), recursive = FALSE))

# qf of R loses digits far in the lower tail (it inverts 1/x): there its own pf does not return p. Leave those out.
f$quantile <- Filter(function(q) abs(pf(q$x, q$df1, q$df2) / q$p - 1) < 1e-12, f$quantile)

write_json(list(r = R.version.string, normal = normal, t = t, chisq = chisq, f = f), "distributions.json")
