package io.backgrid.engine.sweep;

import io.backgrid.engine.bits.TruthBits;
import io.backgrid.engine.kernel.SignalBits;
import io.backgrid.engine.rule.Rule;
import io.backgrid.engine.spec.BacktestSpec;
import io.backgrid.engine.spec.EntryMode;
import io.backgrid.engine.spec.Strategy;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The four rules of a strategy over all trials, written as what is asked for at each close. Without an exit rule a
/// side is left where its entry does not hold.
final class SweptSignals {
    private final EntryMode mode;
    private final Optional<ConditionNode> longEntry;
    private final Optional<ConditionNode> longExit;
    private final Optional<ConditionNode> shortEntry;
    private final Optional<ConditionNode> shortExit;
    private final List<UnusedRule> unused;
    private final boolean followsOneRule;

    SweptSignals(BacktestSpec spec, SharedRules rules) {
        Strategy strategy = spec.strategy();
        boolean longs = spec.direction().allowsLong();
        boolean shorts = spec.direction().allowsShort();
        this.mode = spec.entry();
        this.longEntry = node(longs, strategy.longEntry(), rules);
        this.longExit = node(longs, strategy.longExit(), rules);
        this.shortEntry = node(shorts, strategy.shortEntry(), rules);
        this.shortExit = node(shorts, strategy.shortExit(), rules);
        this.unused = Stream.of(
                        unused(longs, strategy.longEntry()),
                        unused(longs, strategy.longExit()),
                        unused(shorts, strategy.shortEntry()),
                        unused(shorts, strategy.shortExit()))
                .flatMap(Optional::stream)
                .flatMap(rule -> rules.unused(rule).stream())
                .toList();
        this.followsOneRule = followsOneRule(spec);
    }

    private static Optional<Rule> unused(boolean allowed, Optional<Rule> rule) {
        return allowed ? Optional.empty() : rule;
    }

    private static Optional<ConditionNode> node(boolean allowed, Optional<Rule> rule, SharedRules rules) {
        return allowed ? rule.map(rules::of) : Optional.empty();
    }

    /// Whether nothing but one rule decides when to be long, and nothing is ever short.
    static boolean followsOneRule(BacktestSpec spec) {
        return !spec.direction().allowsShort() && spec.strategy().longExit().isEmpty();
    }

    /// [#followsOneRule(BacktestSpec)] of these.
    boolean followsOneRule() {
        return followsOneRule;
    }

    /// Lists the decisions of that rule for the trial that a cursor is at, as [TruthBits#turns] says.
    ///
    /// @throws io.backgrid.engine.rule.RuleException if its parameters make no valid rule
    int turns(Cursor cursor, int end, int[] turns) {
        return areUnusedValid(cursor) ? longEntry.orElseThrow().at(cursor).turns(mode, end, turns) : -1;
    }

    private boolean areUnusedValid(Cursor cursor) {
        for (int i = 0; i < unused.size(); i++) {
            if (!unused.get(i).isValid(cursor)) {
                return false;
            }
        }
        return true;
    }

    /// Writes the signals of the trial that a cursor is at; answers whether every rule is valid.
    ///
    /// @throws io.backgrid.engine.rule.RuleException if one that is used is not
    boolean write(Cursor cursor, SignalBits signals) {
        if (!areUnusedValid(cursor)) {
            return false;
        }
        write(longEntry, longExit, cursor, signals.enterLong, signals.exitLong);
        write(shortEntry, shortExit, cursor, signals.enterShort, signals.exitShort);
        return true;
    }

    private void write(
            Optional<ConditionNode> entry, Optional<ConditionNode> exit, Cursor cursor, long[] enters, long[] leaves) {
        if (entry.isEmpty()) {
            return;
        }
        TruthBits holds = entry.get().at(cursor);
        holds.entries(mode, enters);
        if (exit.isEmpty()) {
            holds.exits(leaves);
        } else {
            exit.get().at(cursor).entries(EntryMode.STATE, leaves);
        }
    }
}
