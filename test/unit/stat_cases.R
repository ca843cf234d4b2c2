# stat_cases.R: what R finds for the cases that test_stat.c compares. Rscript test/unit/stat_cases.R > test/unit/stat_cases.txt
# (Debian: r-base-core). The output is kept, so that no test needs R.
set.seed(20260824, kind = "Mersenne-Twister", normal.kind = "Inversion", sample.kind = "Rejection")

say <- function(...) cat(..., "\n", sep = " ")
number <- function(v) paste(sprintf("%.15g", v), collapse = " ")

say("# Made by stat_cases.R. Each line: what, then the numbers; \"is\" stands before what R found.")

# t DF TAIL is QUANTILE
for (df in c(1:12, 20, 31, 60, 113, 199, 200))
	for (tail in c(0.2, 0.05, 0.025, 0.005))
		say("t", df, tail, "is", number(qt(1 - tail, df)))

# pairs N D.. is MEAN STANDARD_ERROR LOW HIGH DF FLIPS: t.test, and the permutation test by trying every draw
flips <- function(d) {
	draws <- as.matrix(expand.grid(rep(list(c(-1, 1)), length(d))))
	mean(abs(draws %*% d) >= abs(sum(d)) - 1e-9)
}
pairs <- list(c(1, 2), c(-15, -10, -20, -5, 0, -25), c(10, 10, 10, 10, 10, 11), rep(0, 7), c(3, -3, 3, -3, 3, -3, 3, -3))
for (n in c(6, 7, 8, 9, 10, 12))
	pairs <- c(pairs, list(round(rnorm(n, -8, 15), 6)))
for (d in pairs) {
	if (length(unique(d)) > 1) {
		found <- t.test(d)
		se <- unname(found$stderr)
		ends <- found$conf.int
	} else {
		se <- 0
		ends <- c(mean(d), mean(d))
	}
	say("pairs", length(d), number(d), "is", number(c(mean(d), se, ends, length(d) - 1, flips(d))))
}

# points N (DAY X Y).. is PEARSON SPEARMAN LAG1 DIFFERENCE STANDARD_ERROR LOW HIGH DF: the last five of the mean of y where x is not 0 less that where it is
lag1 <- function(day, e) {
	near <- which(diff(day) == 1)
	if (length(near) == 0 || sum(e^2) == 0) return(0)
	(sum(e[near] * e[near + 1]) / length(near)) / mean(e^2)
}
believed <- function(r, n) min(0.9, max(0, r + (1 + 4 * r) / n))
difference <- function(day, x, y) {
	n <- length(y)
	fit <- lm(y ~ g, data.frame(y = y, g = as.numeric(x != 0)))
	ab <- believed(lag1(day, x - mean(x)), n) * believed(lag1(day, resid(fit)), n)
	wider <- (1 + ab) / (1 - ab)
	se <- unname(sqrt(vcov(fit)[2, 2] * wider))
	df <- max(1, floor(n / wider) - 2)
	d <- unname(coef(fit)[2])
	c(d, se, d + c(-1, 1) * qt(0.975, df) * se, df)
}
series <- function(n, rho) as.numeric(arima.sim(list(ar = rho), n))
for (n in c(12, 20, 45, 90)) for (rho in c(0, 0.4, 0.8)) for (gaps in c(FALSE, TRUE)) {
	day <- if (gaps) sort(sample(seq_len(2 * n), n)) else seq_len(n)
	x <- as.numeric(series(n, rho) > 0)
	if (sum(x) < 2) x[1:2] <- 1
	if (sum(1 - x) < 2) x[1:2] <- 0
	y <- pmin(10, pmax(0, round(5 - x + 1.5 * series(n, rho))))
	if (!gaps) stopifnot(abs(lag1(day, y - mean(y)) - acf(y, plot = FALSE)$acf[2] * n / (n - 1)) < 1e-9)
	say("points", n, number(as.vector(rbind(day, x, y))), "is",
	    number(c(cor(x, y), cor(x, y, method = "spearman"), max(-1, min(1, lag1(day, y - mean(y)))), difference(day, x, y))))
	# both with many values, for the ranks
	x <- pmin(10, pmax(0, round(5 + 2 * series(n, rho))))
	x[1] <- 0
	x[2:3] <- c(7, 8)
	if (sum(x == 0) < 2) x[4] <- 0
	say("points", n, number(as.vector(rbind(day, x, y))), "is",
	    number(c(cor(x, y), cor(x, y, method = "spearman"), max(-1, min(1, lag1(day, y - mean(y)))), difference(day, x, y))))
}
