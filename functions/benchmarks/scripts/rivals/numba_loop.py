"""The sweep as one would write it in an afternoon with numba: averages once per window, then one loop over the bars
for each pair, with the account's factor, its peak and the sums of the returns running along."""

import math

import numpy as np
from numba import njit

RATE, PERIODS = 0.0005, 252


@njit
def average(close, window):
    out, total = np.full(close.size, np.nan), 0.0
    for t in range(close.size):
        total += close[t]
        if t >= window:
            total -= close[t - window]
        if t >= window - 1:
            out[t] = total / window
    return out


@njit
def backtest(change, fast, slow, first):
    """`first` is the first bar on which both averages are defined, `change[t]` is close[t] / close[t - 1]."""
    equity, peak, worst, total, squares, trades = 1.0, 1.0, 1.0, 0.0, 0.0, 0
    held, above = False, fast[first] > slow[first]
    for t in range(first + 1, change.size):
        was, above = above, fast[t] > slow[t]
        if held:
            factor = change[t]
            if not above:
                factor *= 1 - RATE
                held = False
                trades += 1
        elif above and not was:
            factor = 1 / (1 + RATE)
            held = True
        else:
            continue
        equity *= factor
        peak = max(peak, equity)
        worst = min(worst, equity / peak)
        total += factor - 1
        squares += (factor - 1) ** 2
    returns = change.size - 1
    mean = total / returns
    deviation = math.sqrt((squares - returns * mean * mean) / (returns - 1))
    sharpe = mean / deviation * math.sqrt(PERIODS) if deviation > 0 else math.nan
    return equity - 1, sharpe, worst - 1, trades


@njit
def sweep(close, pairs):
    averages = np.empty((pairs.max() + 1, close.size))
    known = np.zeros(pairs.max() + 1, np.bool_)
    change = np.ones(close.size)
    change[1:] = close[1:] / close[:-1]
    out = np.empty((len(pairs), 4))
    for i in range(len(pairs)):
        fast, slow = pairs[i, 0], pairs[i, 1]
        for window in (fast, slow):
            if not known[window]:
                averages[window] = average(close, window)
                known[window] = True
        first = max(fast, slow) - 1
        out[i, 0], out[i, 1], out[i, 2], out[i, 3] = backtest(change, averages[fast], averages[slow], first)
    return out
