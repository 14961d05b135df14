package io.backgrid.benchmarks.curves;

import io.backgrid.engine.Backtest;
import io.backgrid.engine.EngineVersion;
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
import io.backgrid.jobs.request.JobSpec;
import io.backgrid.jobs.request.JobSpecReader;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;

/// A completed job that follows from its number alone: averages of 20 and 50 days, always long or short, on a random
/// walk of its own.
///
/// @param job    as it stands in the table
/// @param result its curve has [#ROWS] points, one a weekday
record NumberedJob(Job job, BacktestResult result) {
    /// Points of every curve.
    static final int ROWS = 2_520;

    private static final TenantId TENANT = new TenantId("local");
    private static final String ID_TIME = "01kaznsc00";
    private static final int ID_RANDOM = 26;
    private static final String ID_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final Instant SUBMITTED = Instant.parse("2026-01-02T03:04:05Z");
    private static final long DAY = 86_400;
    /// Thursday, 2 January 2014.
    private static final long FIRST_DAY = 16_072;

    private static final int THURSDAY = 3;

    private static final double VOLATILITY = 0.01;

    static NumberedJob of(int number) {
        Bars bars = walk(number);
        Dataset data =
                Dataset.of(new DatasetName("walk-" + number), Dataset.Source.UPLOAD, Interval.ONE_DAY, bars, SUBMITTED);
        JobSpec spec = JobSpecReader.read("""
                {"dataset": "%s", "strategy": "ma_crossover", "direction": "long_short",
                 "fees": {"rate": 0.0005}, "slippage": 0.0002}""".formatted(data.name()), _ -> Optional.of(data))
                .spec();
        BacktestResult result = Backtest.run(spec.backtest(), bars);
        Job job = Job.accepted(ref(number), spec, data, SUBMITTED)
                .started(SUBMITTED)
                .completed(completion(data, result));
        return new NumberedJob(job, result);
    }

    /// Tenant and id of a job, without computing it.
    static JobRef ref(int number) {
        SplittableRandom random = new SplittableRandom(number);
        StringBuilder id = new StringBuilder(ID_TIME);
        for (int place = 0; place < ID_RANDOM; place++) {
            id.append(ID_ALPHABET.charAt(random.nextInt(ID_ALPHABET.length())));
        }
        return new JobRef(TENANT, new JobId(id.toString()));
    }

    /// Day of a point since 1970, the same for every job.
    static long epochDay(int point) {
        int sinceMonday = point + THURSDAY;
        return FIRST_DAY - THURSDAY + sinceMonday / 5 * 7L + sinceMonday % 5;
    }

    private static Bars walk(int number) {
        SplittableRandom random = new SplittableRandom(number);
        long[] time = new long[ROWS];
        double[][] prices = new double[5][ROWS];
        double close = 100;
        for (int bar = 0; bar < ROWS; bar++) {
            double open = close * (1 + VOLATILITY / 5 * random.nextGaussian());
            close = open * Math.exp(VOLATILITY * random.nextGaussian());
            time[bar] = epochDay(bar) * DAY;
            prices[0][bar] = open;
            prices[1][bar] = Math.max(open, close) * (1 + VOLATILITY / 5);
            prices[2][bar] = Math.min(open, close) * (1 - VOLATILITY / 5);
            prices[3][bar] = close;
            prices[4][bar] = 1e6;
        }
        return Bars.of(time, prices[0], prices[1], prices[2], prices[3], prices[4]);
    }

    private static Completion completion(Dataset data, BacktestResult result) {
        return new Completion(
                SUBMITTED,
                SUBMITTED,
                0,
                data.bars(),
                data.from(),
                data.to(),
                data.sha256(),
                result.sha256(),
                EngineVersion.VERSION,
                result.ruined(),
                MetricValues.of(result.metrics()));
    }
}
