#!/usr/bin/env python3
"""The correlation's procedure as one would write it with pandas and statsmodels. Prints CPU milliseconds per series.

usage: python3 correlation_statsmodels.py FILE.csv...   (growth,conversions; no gaps)
"""
import os
import sys
import time
import warnings

for name in ('OMP_NUM_THREADS', 'OPENBLAS_NUM_THREADS'):
    os.environ[name] = '1'
warnings.filterwarnings('ignore')
import numpy as np
import pandas as pd
import statsmodels.api as sm
from statsmodels.stats.diagnostic import acorr_ljungbox
from statsmodels.stats.multitest import multipletests
from statsmodels.tsa.ar_model import ar_select_order

from correlation_numpy import LAGS, design


def innovations(values, Z):
    fits = [sm.OLS(v, Z).fit() for v in (values, np.sign(values) * np.log1p(np.abs(values)))]
    n = len(values)
    on_log = fits[1].llf - np.log1p(np.abs(values)).sum() >= fits[0].llf
    e = fits[int(on_log)].resid
    s = max(1.4826 * np.median(np.abs(e - np.median(e))), np.std(np.clip(e, *np.quantile(e, [.005, .995]))))
    c = sm.OLS(np.clip(e, np.median(e) - 5 * s, np.median(e) + 5 * s), Z).fit().resid
    model = ar_select_order(c, 14, ic='aic', trend='n').model.fit()
    out = np.zeros(n)
    out[n - len(model.resid):] = model.resid
    acorr_ljungbox(out, lags=[14])
    return out


def direction(x, y):
    fits = [sm.OLS(y[k:], sm.add_constant(x[:-k])).fit(cov_type='HC0') for k in range(1, LAGS + 1)]
    t = np.array([fit.tvalues[1] for fit in fits])
    p = np.where(t > 0, [fit.pvalues[1] / 2 for fit in fits], 1 - np.array([fit.pvalues[1] for fit in fits]) / 2)
    return t, multipletests(p, method='fdr_bh')[1].min()


def one(frame, Z):
    g, c = frame.growth.values, frame.conversions.values
    x, y = innovations(g, Z), innovations(c, Z)
    t, lead = direction(x, y)
    _, reverse = direction(y, x)
    strength = None
    if lead / .9 <= .05:
        k = 1 + int(np.argmax(t))
        X = np.column_stack([Z[k:], np.log1p(np.maximum(0, g))[:-k]])
        strength = sm.GLM(c[k:], X, family=sm.families.Poisson()).fit(cov_type='HAC', cov_kwds=dict(maxlags=7, use_correction=False)).params[-1]
    return lead, reverse, strength


if __name__ == '__main__':
    data = [pd.read_csv(name) for name in sys.argv[1:]]
    Z, _ = design(len(data[0]))
    times = []
    for _ in range(2):
        start = time.process_time()
        found = sum(one(frame, Z)[0] <= .045 for frame in data)
        times.append(1000 * (time.process_time() - start) / len(data))
    print(min(times), found)
