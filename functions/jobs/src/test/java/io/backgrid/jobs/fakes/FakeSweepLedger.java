package io.backgrid.jobs.fakes;

import io.backgrid.jobs.port.SweepLedger;
import io.backgrid.jobs.sweep.SweepCommitment;
import io.backgrid.jobs.sweep.SweepProgress;
import io.backgrid.jobs.sweep.SweepRef;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.DoubleStream;

/// Counts in memory.
public final class FakeSweepLedger implements SweepLedger {
    private final Steps steps;
    private final Map<Counted, Double> waiting = new HashMap<>();
    private final Map<Counted, SweepProgress> done = new HashMap<>();

    private record Counted(SweepRef ref, int shard, int round) {}

    public FakeSweepLedger(Steps steps) {
        this.steps = steps;
    }

    @Override
    public SweepCommitment reserve(SweepRef ref, int shard, int round, double gigabyteSeconds) {
        return steps.step("ledger.reserve", () -> reserveNow(new Counted(ref, shard, round), gigabyteSeconds));
    }

    private synchronized SweepCommitment reserveNow(Counted shard, double gigabyteSeconds) {
        if (!done.containsKey(shard)) {
            waiting.putIfAbsent(shard, gigabyteSeconds);
        }
        double[] aside = waiting.entrySet().stream()
                .filter(each -> each.getKey().ref().equals(shard.ref()))
                .mapToDouble(Map.Entry::getValue)
                .toArray();
        return new SweepCommitment(
                sum(shard.ref()), aside.length, DoubleStream.of(aside).sum());
    }

    @Override
    public void release(SweepRef ref, int shard, int round) {
        steps.act("ledger.release", () -> releaseNow(new Counted(ref, shard, round)));
    }

    private synchronized void releaseNow(Counted shard) {
        waiting.remove(shard);
    }

    @Override
    public void done(SweepRef ref, int shard, int round, SweepProgress progress) {
        steps.act("ledger.done", () -> doneNow(new Counted(ref, shard, round), progress));
    }

    private synchronized void doneNow(Counted shard, SweepProgress progress) {
        waiting.remove(shard);
        done.putIfAbsent(shard, progress);
    }

    @Override
    public SweepProgress progress(SweepRef ref) {
        return steps.step("ledger.progress", () -> sum(ref));
    }

    private synchronized SweepProgress sum(SweepRef ref) {
        return done.entrySet().stream()
                .filter(each -> each.getKey().ref().equals(ref))
                .map(Map.Entry::getValue)
                .reduce(SweepProgress.NONE, SweepProgress::plus);
    }
}
