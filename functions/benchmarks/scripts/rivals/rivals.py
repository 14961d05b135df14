#!/usr/bin/env python3
"""How fast the Python rivals run the sweep that Backgrid is measured on, after they have shown the same numbers.

    python rivals.py BARS EXPECTED [--only NAME]

BARS is `date,open,high,low,close,volume`. EXPECTED is Backgrid's `fast,slow,total_return,sharpe,max_drawdown,trades` of
each pair of averages of the close: in when fast crosses above slow (was not above on a bar where both are defined, is
now), out when it is not above any more, filled at the close that decides. Long or flat, all equity, fractional units,
5 bp a side, capital 100,000. The Sharpe ratio is mean / sd (ddof 1) of the B - 1 returns after the first bar, 252 a
year; trades are closed round trips.

Each rival runs in its own process, on one thread. A rival whose numbers are off by more than 1e-9 (relative where they
are above 1), or whose trades are off at all, is not timed; a Sharpe ratio that Backgrid leaves undefined, an empty cell
or NaN, is not compared. Where two averages are equal but for rounding, a rival may see a cross where Backgrid sees a
tie, and so disagree. One JSON object per rival on stdout: ns per bar and pair, from the close to the four numbers, the
averages included, which are shared by the pairs.
"""

import os

os.environ.update({name: "1" for name in (
    "NUMBA_NUM_THREADS", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "RAYON_NUM_THREADS",
    "RAPTORBT_NO_VERSION_CHECK")})

import argparse
import functools
import gc
import json
import math
import pathlib
import re
import statistics
import subprocess
import sys
import time
import typing
import warnings
from importlib import metadata

import numpy as np
import pandas as pd

CAPITAL, RATE, PERIODS = 100_000.0, 0.0005, 252
METRICS = ["total_return", "sharpe", "max_drawdown", "trades"]
TOLERANCE, REPETITIONS, SECONDS = 1e-9, 7, 1.0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bars")
    parser.add_argument("expected")
    parser.add_argument("--only", choices=RIVALS)
    args = parser.parse_args()
    if args.only:
        print(json.dumps(result(args.only, args.bars, args.expected)))
        return
    for name in RIVALS:
        command = [sys.executable, __file__, args.bars, args.expected, "--only", name]
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        reason = done.stderr.strip().splitlines()[-1:] or [f"exit code {done.returncode}"]
        print(done.stdout.strip() if done.returncode == 0 else json.dumps({"name": name, "failed": reason[0]}),
              flush=True)


def result(name, bars_file, expected_file):
    rival = RIVALS[name]
    bars = pd.read_csv(bars_file, parse_dates=["date"], index_col="date")
    expected = pd.read_csv(expected_file)
    pairs = expected[["fast", "slow"]].to_numpy(np.int64)
    line = {"name": name, "version": metadata.version(rival.package), "differs": rival.differs}
    sweep = rival.start(bars)

    checked = spread(len(pairs), rival.checked or len(pairs))
    wrong = disagreement(sweep(pairs[checked]), expected.iloc[checked])
    if wrong:
        return line | {"disagrees": wrong}

    count, taken = 10, 0.0
    while taken < SECONDS / 2 and count < len(pairs):
        count = min(2 * count, len(pairs))
        timed = pairs[spread(len(pairs), count)]
        taken = seconds(sweep, timed, 1)
    passes = math.ceil(SECONDS / taken)
    each = passes * len(timed) * len(bars)
    ns = [seconds(sweep, timed, passes) * 1e9 / each for _ in range(REPETITIONS)]
    return line | {
        "ns_median": statistics.median(ns), "ns_min": min(ns), "ns_max": max(ns), "repetitions": REPETITIONS,
        "memory_mib": peak_memory(), "threads": 1, "pairs": len(timed), "bars": len(bars), "checked": len(checked)}


def spread(length, count):
    """`count` numbers below `length`, evenly spread."""
    return np.arange(count) * length // count


def seconds(sweep, pairs, passes):
    start = time.perf_counter()
    for _ in range(passes):
        sweep(pairs)
    return time.perf_counter() - start


def disagreement(found, expected):
    """What is wrong first and how often, or None."""
    for metric, values in zip(METRICS, np.asarray(found).T):
        wanted = expected[metric].to_numpy(float)
        tolerance = 0 if metric == "trades" else TOLERANCE
        wrong = ~(np.isnan(wanted) | np.isclose(values, wanted, rtol=tolerance, atol=tolerance))
        if wrong.any():
            first = wrong.argmax()
            return (f"{metric} of {wrong.sum()} of {len(wrong)} pairs, first {expected.fast.iloc[first]}/"
                    f"{expected.slow.iloc[first]}: {values[first]:.12g} instead of {wanted[first]:.12g}")
    return None


def peak_memory():
    """MiB of this process, on Linux; what getrusage says may be the parent's."""
    status = pathlib.Path("/proc/self/status").read_text()
    return round(int(re.search(r"VmHWM:\s*(\d+) kB", status)[1]) / 1024)


# The rivals: each takes the bars and returns a function from pairs to their four numbers ------------------------------

def vectorbt(engine, bars):
    import vectorbt as vbt
    vbt.settings["engine"] = engine
    gc.freeze()  # so that looking for what a chunk has left behind takes no time

    def chunk(pairs):
        fast = vbt.MA.run(bars.close, window=list(pairs[:, 0]), short_name="fast")
        slow = vbt.MA.run(bars.close, window=list(pairs[:, 1]), short_name="slow")
        portfolio = vbt.Portfolio.from_signals(
            bars.close, fast.ma_crossed_above(slow), ~fast.ma_above(slow).to_numpy(), init_cash=CAPITAL, fees=RATE,
            freq="1D")
        sharpe = portfolio.sharpe_ratio(year_freq=f"{PERIODS}D").to_numpy()
        metrics = np.column_stack([
            portfolio.total_return(), without_first(sharpe, len(bars)), portfolio.max_drawdown(),
            portfolio.trades.closed.count()])
        del fast, slow, portfolio
        gc.collect()
        return metrics

    return lambda pairs: in_chunks(chunk, pairs, 400)


def raptorbt(bars):
    import raptorbt as rb
    times = bars.index.to_numpy("datetime64[ns]").astype(np.int64)
    columns = [np.ascontiguousarray(bars[name], float) for name in ("open", "high", "low", "close", "volume")]
    close = columns[3]
    config = rb.BacktestConfig(
        initial_capital=CAPITAL, fees=RATE, fill_timing="same_bar_close", periods_per_year=PERIODS)

    def item(fast, slow):
        above = fast > slow
        entries = np.zeros(len(bars), bool)
        entries[1:] = above[1:] & (fast[:-1] <= slow[:-1])
        return rb.BatchSingleItem("", entries, ~above)

    def sweep(pairs):
        averages = {window: rb.sma(close, int(window)) for window in np.unique(pairs)}

        def chunk(part):
            items = [item(averages[fast], averages[slow]) for fast, slow in part]
            metrics = [result.metrics for _, result in rb.batch_single_backtest(times, *columns, items, config)]
            sharpe = np.array([of.sharpe_ratio for of in metrics])
            return np.column_stack([
                [of.total_return_pct / 100 for of in metrics], without_first(sharpe, len(bars)),
                [-of.max_drawdown_pct / 100 for of in metrics], [of.total_closed_trades for of in metrics]])

        return in_chunks(chunk, pairs, 200)

    return sweep


def backtesting_py(bars):
    import backtesting
    backtesting.backtesting._tqdm = lambda iterable, **_: iterable  # no progress bars
    warnings.simplefilter("ignore")  # of a position that is open at the end
    averages = {}

    class Cross(backtesting.Strategy):
        fast = slow = None

        def init(self):
            self.left = self.I(lambda: averages[self.fast], name="fast")
            self.right = self.I(lambda: averages[self.slow], name="slow")

        def next(self):
            above = self.left[-1] > self.right[-1]
            if self.position:
                if not above:
                    self.position.close()
            elif above and self.left[-2] <= self.right[-2]:
                self.buy()

    # It buys whole units: of an account a billion times as large. It fills an order of this close on the next bar, so
    # that the last close needs one more.
    longer = bars.rename(columns=str.capitalize)
    longer.loc[longer.index[-1] + pd.Timedelta(days=1)] = longer.iloc[-1]
    test = backtesting.Backtest(longer, Cross, cash=CAPITAL * 1e9, commission=RATE, trade_on_close=True)

    def one(fast, slow):
        stats = test.run(fast=int(fast), slow=int(slow))
        equity = stats["_equity_curve"]["Equity"].to_numpy()[:-1].copy()
        closed, still_open = stats["_trades"], stats["_strategy"].trades
        equity[[*closed["EntryBar"], *(trade.entry_bar for trade in still_open)]] /= 1 + RATE
        equity[closed["ExitBar"]] *= 1 - RATE
        returns = np.diff(equity) / equity[:-1]
        return (equity[-1] / equity[0] - 1, returns.mean() / returns.std(ddof=1) * math.sqrt(PERIODS),
                (equity / np.maximum.accumulate(equity) - 1).min(), len(closed))

    def sweep(pairs):
        averages.update({window: longer.Close.rolling(window).mean().to_numpy() for window in np.unique(pairs)})
        return [one(fast, slow) for fast, slow in pairs]

    return sweep


def numba(bars):
    import numba_loop
    close = bars.close.to_numpy()
    return lambda pairs: numba_loop.sweep(close, pairs)


def numpy(bars):
    """Each step for all bars and pairs of a chunk at once."""
    close = bars.close.to_numpy()
    change = np.ones((len(bars), 1))
    change[1:, 0] = close[1:] / close[:-1]

    def sweep(pairs):
        averages = np.full((pairs.max() + 1, len(bars)), np.nan)
        for window in np.unique(pairs):
            averages[window, window - 1:] = np.lib.stride_tricks.sliding_window_view(close, window).mean(axis=1)
        averages = averages.T

        def chunk(part):
            fast, slow = averages[:, part[:, 0]], averages[:, part[:, 1]]
            above = fast > slow
            held = above & np.logical_or.accumulate(fast <= slow, axis=0)
            factor = np.ones(held.shape)
            factor[1:] = np.where(held[:-1], change[1:], 1)
            left, entered = held[:-1] & ~held[1:], held[1:] & ~held[:-1]
            factor[1:][left] *= 1 - RATE
            factor[1:][entered] /= 1 + RATE
            equity = np.cumprod(factor, axis=0)
            returns = factor[1:] - 1
            with np.errstate(invalid="ignore"):
                sharpe = returns.mean(axis=0) / returns.std(axis=0, ddof=1) * math.sqrt(PERIODS)
            drawdown = (equity / np.maximum.accumulate(equity, axis=0)).min(axis=0) - 1
            return np.column_stack([equity[-1] - 1, sharpe, drawdown, left.sum(axis=0)])

        return in_chunks(chunk, pairs, 50)

    return sweep


def in_chunks(sweep, pairs, size):
    return np.concatenate([sweep(pairs[at:at + size]) for at in range(0, len(pairs), size)])


def without_first(sharpe, bars):
    """From the Sharpe ratio of `bars` returns, the first of them 0, that of the others; both with ddof 1."""
    mean = sharpe / math.sqrt(PERIODS)  # in units of the deviation
    squares = bars - 1 + bars * mean ** 2
    mean = mean * bars / (bars - 1)
    return mean / np.sqrt((squares - (bars - 1) * mean ** 2) / (bars - 2)) * math.sqrt(PERIODS)


class Rival(typing.NamedTuple):
    package: str
    start: typing.Callable
    differs: str
    checked: int | None = None  # all pairs


WRITTEN_HERE = "Written for this comparison: nothing but the four numbers, as factors of the account instead of units."
VECTORBT = (
    "Counts the return of the first bar, always 0, in the Sharpe ratio: taken out of its number. Its trades count one "
    "that is open at the end: only the closed ones are taken. In chunks of 400 pairs, each "
    "of which computes its averages.")
RIVALS = {
    "numba loop": Rival("numba", numba, WRITTEN_HERE),
    "numpy": Rival("numpy", numpy, WRITTEN_HERE + " In chunks of 50 pairs."),
    "raptorbt": Rival("raptorbt", raptorbt, (
        "Computes 48 metrics and keeps the curve and the trades of every pair. Counts the return of the first bar, "
        "always 0, in the Sharpe ratio: taken out of its number. Takes signals, which numpy makes of its averages. In "
        "chunks of 200 pairs.")),
    "vectorbt": Rival("vectorbt", functools.partial(vectorbt, "numba"), "With Numba. " + VECTORBT),
    "vectorbt, Rust engine": Rival("vectorbt-rust", functools.partial(vectorbt, "rust"), VECTORBT),
    "backtesting.py": Rival("backtesting", backtesting_py, (
        "Computes its whole table of statistics for every pair. Buys whole units: of an account a billion times as "
        "large. Fills an order of this close on the next bar: given one bar more, and the fees put into the curve on "
        "the bar of the fill. Its Sharpe ratio is geometric: computed here from that curve, and so the drawdown. Has "
        "no averages: handed those of pandas."), 20),
}

if __name__ == "__main__":
    main()
