#!/usr/bin/env python3
"""Equity curves of rival backtesters, and the Backgrid options that give the same curves.

Runs two strategies on two series with backtesting.py, vectorbt and ta4j as their own users would, writes the curves
to functions/engine/src/test/resources/parity/ with the SHA-256 of each to its README.md, and compares every one with
a plain Python replica of Backgrid's rules under the options of docs/parity.md.

    python3.11 -m venv VENV && VENV/bin/pip install -r requirements.txt
    VENV/bin/python goldens.py --java JAVA_25 --ta4j CLASSPATH [--check]

CLASSPATH holds ta4j-core 0.22.0, slf4j-api 2.0.17, commons-math3 3.6.1 and gson 2.13.2. With --check nothing is written; the curves are compared with
the files instead. Exit code 1 if a curve and its replica differ by more than 1e-9, or a file by a bit.

The strategies: `ma`, sma(close, 20) crossing above sma(close, 50), out when it crosses below; `rsi`, Wilder's
rsi(close, 14) turning below 30, out above 50. Long or flat, all equity, 5 bp a side, capital 100,000.
"""

import argparse
import datetime
import hashlib
import math
import pathlib
import subprocess
import sys
import tempfile
import warnings

import numpy as np
import pandas as pd
import backtesting
import vectorbt as vbt
from backtesting.lib import crossover

HERE = pathlib.Path(__file__).resolve().parent
RESOURCES = HERE.parents[2] / "engine/src/test/resources"
GOLDENS = RESOURCES / "parity"
SERIES = {"AAPL": "aapl_2013_2018_splitadj.csv", "SP500": "sp500_2000_2020.csv"}
CAPITAL, RATE = 100_000.0, 0.0005
TOLERANCE = 1e-9


# Backgrid's rules in plain Python, bar by bar ------------------------------------------------------------------------

def sma(closes, window):
    return [math.nan if t < window - 1 else math.fsum(closes[t - window + 1:t + 1]) / window
            for t in range(len(closes))]


def wilder_rsi(closes, window):
    out, gain, loss = [math.nan] * len(closes), 0.0, 0.0
    for t in range(1, len(closes)):
        change = closes[t] - closes[t - 1]
        up, down = max(change, 0.0), max(-change, 0.0)
        if t <= window:
            gain, loss = gain + up, loss + down
            if t == window:
                gain, loss = gain / window, loss / window
        else:
            gain, loss = (gain * (window - 1) + up) / window, (loss * (window - 1) + down) / window
        if t >= window:
            out[t] = 0.0 if gain + loss == 0 else 100 * (gain / (gain + loss))
    return out


def holds(left, right, sign):
    """The rule left > right (sign 1) or left < right (sign -1) per bar, and its first defined bar."""
    first = next(t for t in range(len(left)) if left[t] == left[t] and right[t] == right[t])
    out, state, ties = [False] * len(left), False, 0
    for t in range(first, len(left)):
        tied = abs(left[t] - right[t]) <= 1e-12 * abs(right[t])
        ties += tied
        state = state if tied else sign * (left[t] - right[t]) > 0
        out[t] = state
    return out, first, ties


def signals(strategy, closes, entry="cross"):
    if strategy == "ma":
        rule, first, ties = holds(sma(closes, 20), sma(closes, 50), 1)
        exits = [not held for held in rule]
    else:
        values = wilder_rsi(closes, 14)
        rule, first, ties = holds(values, [30.0] * len(values), -1)
        exits, _, more = holds(values, [50.0] * len(values), 1)
        ties += more
    entries = list(rule) if entry == "state" else [
        t > first and rule[t] and not rule[t - 1] for t in range(len(rule))]
    return entries, exits, ties


def backgrid(bars, strategy, fill="next_open", units="fractional", entry="cross"):
    """Equity per bar, the entry bars and the exit bars."""
    opens, closes = list(bars.Open), list(bars.Close)
    entries, exits, _ = signals(strategy, closes, entry)
    cash, held, wanted = CAPITAL, 0.0, None
    equity, bought, sold = [], [], []

    def trade(side, price, bar):
        nonlocal cash, held
        if side == "enter" and held == 0:
            amount = cash / (price * (1 + RATE))
            amount = math.floor(amount) if units == "whole" else amount
            if amount > 0:
                cash -= amount * price + RATE * (amount * price)
                held = amount
                bought.append(bar)
        elif side == "exit" and held > 0:
            cash += held * price - RATE * (held * price)
            held = 0.0
            sold.append(bar)

    for t in range(len(closes)):
        if fill == "next_open" and wanted:
            trade(wanted, opens[t], t)
        wanted = "exit" if held and exits[t] else "enter" if not held and entries[t] else None
        if fill == "same_close" and wanted:
            trade(wanted, closes[t], t)
        equity.append(CAPITAL if t == 0 else cash + held * closes[t])
    return equity, bought, sold, entries[-1] or (held > 0 and exits[-1]), held > 0


# The rivals ----------------------------------------------------------------------------------------------------------

class MaCross(backtesting.Strategy):
    def init(self):
        mean = lambda values, n: pd.Series(values).rolling(n).mean()
        self.fast = self.I(mean, self.data.Close, 20)
        self.slow = self.I(mean, self.data.Close, 50)

    def next(self):
        if crossover(self.fast, self.slow):
            self.buy()
        elif crossover(self.slow, self.fast):
            self.position.close()


class RsiReversion(backtesting.Strategy):
    """backtesting.py has no RSI: it is handed Backgrid's values."""

    def init(self):
        self.rsi = self.I(lambda values: np.array(wilder_rsi(list(values), 14)), self.data.Close)

    def next(self):
        if not self.position:
            if crossover(30, self.rsi):
                self.buy()
        elif self.rsi[-1] > 50:
            self.position.close()


def backtesting_py(bars, strategy):
    test = backtesting.Backtest(bars, MaCross if strategy == "ma" else RsiReversion, cash=CAPITAL, commission=RATE)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        stats = test.run()
    return list(stats["_equity_curve"]["Equity"]), float(stats["Sharpe Ratio"])


def vectorbt(bars, strategy, own_rsi=None):
    """`own_rsi` None hands it Backgrid's RSI; otherwise vectorbt's own with these arguments."""
    close = bars.Close
    if strategy == "ma":
        fast, slow = vbt.MA.run(close, 20), vbt.MA.run(close, 50)
        entries, exits = fast.ma_crossed_above(slow), fast.ma_crossed_below(slow)
    else:
        rsi = (pd.Series(wilder_rsi(list(close), 14), index=close.index) if own_rsi is None
               else vbt.RSI.run(close, 14, **own_rsi).rsi)
        entries, exits = rsi.vbt.crossed_below(30), rsi > 50
    portfolio = vbt.Portfolio.from_signals(close, entries, exits, init_cash=CAPITAL, fees=RATE, freq="1D")
    return list(portfolio.value()), float(portfolio.sharpe_ratio())


def ta4j(args, symbol, strategy, bars, unstable=0, own_rsi=False):
    """Equity and (entry bar, exit bar or -1) pairs. Hands over Backgrid's RSI unless `own_rsi`."""
    command = [args.java, "-cp", args.ta4j, str(HERE / "Ta4jGolden.java"), str(RESOURCES / SERIES[symbol]), strategy,
               str(unstable)]
    with tempfile.TemporaryDirectory() as folder:
        if strategy == "rsi" and not own_rsi:
            handed = pathlib.Path(folder) / "rsi.txt"
            handed.write_text("".join(
                "NaN\n" if value != value else f"{value!r}\n" for value in wilder_rsi(list(bars.Close), 14)))
            command.append(str(handed))
        lines = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.splitlines()
    rows = [line.split(",") for line in lines]
    return ([float(row[1]) for row in rows if row[0] == "equity"],
            [(int(row[1]), int(row[2])) for row in rows if row[0] == "trade"])


# Comparison ----------------------------------------------------------------------------------------------------------

def difference(curve, golden):
    """Largest relative difference, and the number of bars over the tolerance."""
    assert len(curve) == len(golden)
    relative = [abs(a - b) / abs(b) for a, b in zip(curve, golden)]
    return max(relative), sum(value > TOLERANCE for value in relative)


def entry_bars_unmarked(curve, bought):
    """ta4j's curve of the same fills: at the close of a bar that was bought into, the equity of the bar before."""
    out = list(curve)
    for t in bought:
        out[t] = curve[t - 1]
    return out


def sharpe(curve, periods, with_start):
    """Backgrid's Sharpe ratio; `with_start` adds vectorbt's first return, from the capital to the first bar."""
    returns = np.diff(curve) / np.array(curve[:-1])
    returns = np.concatenate([[curve[0] / CAPITAL - 1], returns]) if with_start else returns
    return returns.mean() / returns.std(ddof=1) * math.sqrt(periods)


def geometric_sharpe(curve, periods):
    """backtesting.py's: compounded annual return over the volatility of a compounded year."""
    returns = np.diff(curve) / np.array(curve[:-1])
    mean = math.expm1(np.log1p(returns).mean())
    volatility = math.sqrt((returns.var(ddof=1) + (1 + mean) ** 2) ** periods - (1 + mean) ** (2 * periods))
    return ((1 + mean) ** periods - 1) / volatility


def text(curve):
    return "bar,equity\n" + "".join(f"{t},{float(value)!r}\n" for t, value in enumerate(curve))


def rows(args):
    """Per golden: rival, strategy, symbol, curve, what of it was compared, difference, bars over, own Sharpe ratio."""
    for symbol, file in SERIES.items():
        bars = pd.read_csv(RESOURCES / file, parse_dates=["date"], index_col="date")
        bars.columns = [name.capitalize() for name in bars.columns]
        for strategy in ("ma", "rsi"):
            _, _, ties = signals(strategy, list(bars.Close))
            mine, bought, sold, _, still_open = backgrid(bars, strategy)
            print(f"# {symbol} {strategy}: {len(bought)} entries, {len(sold)} exits, open at the end {still_open}, "
                  f"ties {ties}", file=sys.stderr)

            curve, own = backtesting_py(bars, strategy)
            again = backgrid(bars, strategy, units="whole")[0]
            assert math.isclose(own, geometric_sharpe(curve, 252), rel_tol=1e-9)
            yield "backtesting.py", strategy, symbol, curve, "every bar", *difference(again, curve), own

            curve, own = vectorbt(bars, strategy)
            again, _, _, last_bar, _ = backgrid(bars, strategy, fill="same_close")
            assert not last_bar, "the last close trades: whether Backgrid fills it decides this row"
            assert math.isclose(own, sharpe(curve, 365, with_start=True), rel_tol=1e-9)
            yield "vectorbt", strategy, symbol, curve, "every bar", *difference(again, curve), own

            curve, trades = ta4j(args, symbol, strategy, bars)
            unmarked = entry_bars_unmarked(mine, bought)
            if strategy == "rsi":
                yield "ta4j", strategy, symbol, curve, "entry bars unmarked", *difference(unmarked, curve), None
            else:
                # Trades on half-filled averages, of which Backgrid has none; from their last exit on only a factor.
                early = [exited for _, exited in trades if 0 <= exited < 50]
                assert len(trades) == len(bought) + len(early) and len(early) == 1
                rest = early[0]
                rebased = [value / unmarked[rest] * curve[rest] for value in unmarked[rest:]]
                yield ("ta4j", strategy, symbol, curve, f"from bar {rest}, rebased, entry bars unmarked",
                       *difference(rebased, curve[rest:]), None)
                curve, _ = ta4j(args, symbol, strategy, bars, unstable=49)
                yield ("ta4j-unstable49", strategy, symbol, curve, "entry bars unmarked",
                       *difference(unmarked, curve), None)

            if strategy == "rsi":
                for name, other in (
                        ("vectorbt RSI, default", vectorbt(bars, strategy, {})[0]),
                        ("vectorbt RSI, ewm=True", vectorbt(bars, strategy, {"ewm": True})[0])):
                    worst, over = difference(backgrid(bars, strategy, fill="same_close")[0], other)
                    print(f"# {symbol}, {name} instead of Backgrid's: differs by {worst:.2g}, {over} bars",
                          file=sys.stderr)
                other, trades = ta4j(args, symbol, strategy, bars, own_rsi=True)
                worst, over = difference(unmarked, other)
                print(f"# {symbol}, ta4j's RSI instead of Backgrid's: differs by {worst:.2g}, {over} bars, "
                      f"{len(trades)} entries", file=sys.stderr)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--java", default="java", help="a Java 25")
    parser.add_argument("--ta4j", required=True, help="class path of ta4j-core 0.22.0 and what it needs")
    parser.add_argument("--check", action="store_true", help="write nothing, compare with the files")
    args = parser.parse_args()
    backtesting.backtesting._tqdm = lambda iterable, **_: iterable  # no progress bars
    assert (backtesting.__version__, vbt.__version__) == ("0.6.6", "1.2.0")

    failed, table = False, []
    for rival, strategy, symbol, curve, compared, worst, over, own in rows(args):
        name = f"{rival}_{strategy}_{symbol}.csv"
        content = text(curve)
        failed |= over > 0
        print(f"{name:32} {len(curve):5} bars  {compared:46} {worst:.2g}  {over} over  "
              f"Sharpe {'-' if own is None else f'{own:.17g}'}")
        if args.check:
            same = (GOLDENS / name).read_text() == content
            failed |= not same
            print(f"{'':32} file {'equal' if same else 'DIFFERS'}")
        else:
            GOLDENS.mkdir(parents=True, exist_ok=True)
            (GOLDENS / name).write_text(content)
            table.append(f"| {name} | {len(curve)} | `{hashlib.sha256(content.encode()).hexdigest()}` |")
    if not args.check:
        (GOLDENS / "README.md").write_text(README.format(
            date=datetime.date.today().isoformat(), table="\n".join(table)))
    return 1 if failed else 0


README = """# Equity curves of rival backtesters

`<rival>_<strategy>_<symbol>.csv`: `bar,equity`, one row per bar from bar 0, each number the shortest decimal that reads
back as the same double (up to 17 digits). Computed on {date} by `functions/benchmarks/scripts/parity/goldens.py`, which
writes this file too and says how each rival is called; `docs/parity.md` says what each does differently. The curves are
the rivals' output on the series of the folder above; nothing of the rivals themselves is here.

| rival | version | note |
|---|---|---|
| backtesting.py | 0.6.6 | has no RSI: handed Backgrid's |
| vectorbt | 1.2.0 | handed Backgrid's RSI, for it has none by Wilder |
| ta4j | ta4j-core 0.22.0 | handed Backgrid's RSI |
| ta4j-unstable49 | the same | with the strategy's unstable bars set to 49; ta4j's default is 0 |

| file | rows | SHA-256 |
|---|---|---|
{table}
"""


if __name__ == "__main__":
    sys.exit(main())
