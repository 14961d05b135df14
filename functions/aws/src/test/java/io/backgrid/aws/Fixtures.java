package io.backgrid.aws;

import io.backgrid.engine.Backtest;
import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.result.BacktestResult;
import io.backgrid.jobs.Completion;
import io.backgrid.jobs.Job;
import io.backgrid.jobs.JobId;
import io.backgrid.jobs.JobRef;
import io.backgrid.jobs.MetricValues;
import io.backgrid.jobs.TenantId;
import io.backgrid.jobs.dataset.Dataset;
import io.backgrid.jobs.dataset.DatasetName;
import io.backgrid.jobs.dataset.Interval;
import io.backgrid.jobs.request.DataChoice;
import io.backgrid.jobs.request.JobSpec;
import io.backgrid.jobs.request.JobSpecReader;
import io.backgrid.jobs.request.SweepRequestReader;
import io.backgrid.jobs.sweep.Sweep;
import io.backgrid.jobs.sweep.SweepRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;

/// Things to store.
public final class Fixtures {
    public static final Instant NOW = Instant.parse("2026-03-01T12:00:00.5Z");
    public static final TenantId TENANT = new TenantId("local");
    public static final JobRef REF = new JobRef(TENANT, new JobId("01kjm5xq80abcdefghjkmnpqrstvwxyz0123"));
    public static final SweepRef SWEEP = new SweepRef(TENANT, REF.id());
    private static final long DAY = 86_400;

    private Fixtures() {}

    /// Bars of a random walk with two decimals, from 2020-01-01.
    public static Bars bars(int count, Interval interval, long seed) {
        Random random = new Random(seed);
        long[] time = new long[count];
        double[][] price = new double[5][count];
        double last = 100;
        for (int bar = 0; bar < count; bar++) {
            double open = cents(last);
            last = Math.max(1, last * (1 + 0.01 * random.nextGaussian()));
            double close = cents(last);
            time[bar] = 1_577_836_800L + bar * interval.length().toSeconds();
            price[0][bar] = open;
            price[1][bar] = cents(Math.max(open, close) + random.nextDouble());
            price[2][bar] = cents(Math.min(open, close) * (1 - 0.01 * random.nextDouble()) - 0.01);
            price[3][bar] = close;
            price[4][bar] = random.nextInt(1_000_000);
        }
        return Bars.of(time, price[0], price[1], price[2], price[3], price[4]);
    }

    private static double cents(double price) {
        return Math.max(1, Math.rint(price * 100)) / 100;
    }

    public static Dataset dataset(String name, Bars bars, Interval interval) {
        return Dataset.of(
                new DatasetName(name), Dataset.Source.UPLOAD, interval, bars, Instant.parse("2026-02-01T00:00:00Z"));
    }

    /// A specification on `data`: averages of 3 and 7 bars, with costs.
    public static JobSpec spec(Dataset data) {
        String json = """
                {"dataset": "%s", "strategy": "ma_crossover", "params": {"fast": 3, "slow": 7}, "direction": "long_short",
                 "fees": {"rate": 0.0005, "fixed": 1}, "slippage": 0.0002}""".formatted(data.name());
        return JobSpecReader.read(json, _ -> Optional.of(data)).spec();
    }

    /// A sweep over `data`: four trials, of which `where` leaves three, with costs.
    public static Sweep sweep(List<Dataset> data, Instant now) {
        String names = data.stream().map(each -> "\"" + each.name() + "\"").collect(Collectors.joining(", "));
        String json = """
                {"datasets": [%s], "strategy": "ma_crossover", "params": {"slow": [7, 9], "fast": [3, 8]},
                 "where": "fast < slow", "fees": {"rate": [0.0005], "fixed": 1}, "keep_curves": 2, "budget_usd": 0.05,
                 "sample": {"count": 2, "seed": 7}}""".formatted(names);
        SweepRequestReader.Resolved read = SweepRequestReader.read(json, choice -> named(data, choice), 1000);
        return Sweep.accepted(SWEEP, read.request(), read.data(), read.trials(), now);
    }

    private static Optional<Dataset> named(List<Dataset> data, DataChoice choice) {
        return data.stream().filter(each -> each.name().equals(choice.name())).findFirst();
    }

    public static Job job(JobRef ref, Instant now) {
        Dataset data = dataset("mine", bars(60, Interval.ONE_DAY, 1), Interval.ONE_DAY);
        return Job.accepted(ref, spec(data), data, now);
    }

    public static BacktestResult result(JobSpec spec, Bars bars) {
        return Backtest.run(spec.backtest(), bars);
    }

    public static Completion completion(Instant startedAt) {
        Bars bars = bars(60, Interval.ONE_DAY, 1);
        BacktestResult result = result(spec(dataset("mine", bars, Interval.ONE_DAY)), bars);
        return new Completion(
                startedAt,
                startedAt.plusMillis(7),
                0.1 + 0.2,
                bars.size(),
                Instant.ofEpochSecond(bars.time(0)),
                Instant.ofEpochSecond(bars.time(0) + 59 * DAY),
                bars.sha256(),
                result.sha256(),
                "0.1.0",
                result.ruined(),
                MetricValues.of(result.metrics()));
    }
}
