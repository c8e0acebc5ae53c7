#!/usr/bin/env python3
"""Reference numbers of the statistical building blocks, from statsmodels and from R's sandwich package, on made data.

usage: python3 references.py > ../Analysis/Statistics/references.json
needs: python3-statsmodels, r-base-core, r-cran-sandwich (Debian)
"""
import json
import subprocess
import tempfile

import numpy as np
import statsmodels.api as sm
from statsmodels.regression.linear_model import yule_walker
from statsmodels.stats.diagnostic import acorr_ljungbox
from statsmodels.stats.multitest import multipletests
from statsmodels.tsa.stattools import grangercausalitytests

random = np.random.default_rng(11)


def r6(values):
    return [float(v) for v in np.round(values, 6)]


def ar(n, phi):
    e = random.standard_normal(n + 50)
    v = np.zeros(n + 50)
    for t in range(1, n + 50):
        v[t] = phi * v[t - 1] + e[t]
    return np.array(r6(v[50:]))


out = {}
n = 150
t = np.arange(n)
x, noise = ar(n, .6), ar(n, .5)
y = np.array(r6(1 + .3 * x + .01 * t + noise))

# Ordinary least squares
Z = np.column_stack([np.ones(n), t / n, np.sin(t), x])
fit = sm.OLS(y, Z).fit()
out['ols'] = dict(rows=[[float(v) for v in row] for row in Z], y=list(y), coefficients=list(fit.params), residuals=list(fit.resid))

# Least squares on weekday, trend and year, whose columns depend on each other: the residuals are what is unique
days = 800


def spline(part, intervals):
    i = min(intervals - 1, int(part * intervals))
    u = part * intervals - i
    v = 1 - u
    return i, [v ** 3 / 6, (3 * u ** 3 - 6 * u ** 2 + 4) / 6, (3 * v ** 3 - 6 * v ** 2 + 4) / 6, u ** 3 / 6]


trend = days // 90
C = np.zeros((days, 7 + trend + 3 + 29))
start = np.datetime64('2023-01-02')
for d in range(days):
    date = start + d
    C[d, (1 + d) % 7] = 1
    i, v = spline(d / (days - 1), trend)
    C[d, 7 + i:11 + i] = v
    of_year = int((date - date.astype('datetime64[Y]')).astype(int))
    i, v = spline(of_year / 366, 26)
    C[d, 10 + trend + i:14 + trend + i] = v
series = np.array(r6(5 + np.sin(np.arange(days) / 40) + ar(days, .4)))
independent = np.delete(C, [7 + trend + 2, C.shape[1] - 1], axis=1)
fit = sm.OLS(series, independent).fit(method='qr')
out['calendar'] = dict(y=list(series), residuals=list(fit.resid), rank=int(np.linalg.matrix_rank(C)))

# Autoregression by Yule-Walker, order by the corrected AIC
centred = noise - noise.mean()
orders = {}
best = (n * np.log(np.mean(centred ** 2)), 0)
for p in range(1, 9):
    rho, sigma = yule_walker(centred, order=p, method='mle', demean=False)
    orders[p] = list(rho)
    best = min(best, (n * np.log(sigma ** 2) + 2 * p * n / (n - p - 1), p))
out['autoregression'] = dict(series=list(centred), order=best[1], coefficients=orders.get(best[1], []), eighth=orders[8])

# Ljung-Box
box = acorr_ljungbox(centred, lags=[14], model_df=3)
out['ljungBox'] = dict(series=list(centred), statistic=float(box.lb_stat.iloc[0]), p=float(box.lb_pvalue.iloc[0]))

# Newey-West with its automatic lag: R's sandwich
with tempfile.NamedTemporaryFile('w', suffix='.csv') as csv:
    csv.write('y,x\n' + '\n'.join(f'{a!r},{b!r}' for a, b in zip(y.tolist(), x.tolist())))
    csv.flush()
    script = f'''suppressMessages(library(sandwich)); d <- read.csv("{csv.name}"); m <- lm(y ~ x, d)
bw <- bwNeweyWest(m, prewhite = FALSE)
v <- NeweyWest(m, lag = floor(bw), prewhite = FALSE, adjust = FALSE)
cat(sprintf("%.17g %.17g %.17g", bw, sqrt(v[2, 2]), coef(m)[2]))'''
    bw, error, slope = map(float, subprocess.run(['Rscript', '-e', script], capture_output=True, text=True, check=True).stdout.split())
out['neweyWest'] = dict(x=list(x), y=list(y), lag=int(bw), slope=slope, standardError=error)

# Granger
granger = grangercausalitytests(np.column_stack([y, x]), [7], verbose=False)[7][0]['ssr_ftest']
out['granger'] = dict(x=list(x), y=list(y), lags=7, f=float(granger[0]), p=float(granger[1]))

# Poisson quasi-likelihood with Newey-West errors
counts = random.poisson(np.exp(.5 + .4 * x + .002 * t)).astype(float)
W = np.column_stack([np.ones(n), t / n, np.cos(t)])
glm = sm.GLM(counts, np.column_stack([W, x]), family=sm.families.Poisson()).fit(
    tol=1e-14, maxiter=200, cov_type='HAC', cov_kwds=dict(maxlags=5, use_correction=False))
out['poisson'] = dict(rows=[[float(v) for v in row] for row in W], x=list(x), counts=list(counts), lags=5,
                      slope=float(glm.params[-1]), standardError=float(glm.bse[-1]))

# Benjamini-Hochberg
p = np.array(r6(random.random(20) ** 3))
out['benjaminiHochberg'] = dict(p=list(p), q=list(multipletests(p, method='fdr_bh')[1]))

print(json.dumps(out, default=float))
