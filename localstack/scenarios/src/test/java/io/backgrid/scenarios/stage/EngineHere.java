package io.backgrid.scenarios.stage;

import io.backgrid.engine.Backtest;
import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.sweep.Sweep;
import io.backgrid.engine.trial.RowDetail;
import io.backgrid.jobs.dataset.Dataset;
import io.backgrid.jobs.dataset.Samples;
import io.backgrid.jobs.request.DataChoice;
import io.backgrid.jobs.request.JobSpec;
import io.backgrid.jobs.request.JobSpecReader;
import io.backgrid.jobs.request.SweepRequest;
import io.backgrid.jobs.request.SweepRequestReader;
import io.backgrid.jobs.sweep.TrialLayout;
import io.backgrid.jobs.sweep.ranking.Ranking;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/// The engine in this process: what every target must agree with, to the last bit. Series are samples.
public final class EngineHere {
    private EngineHere() {}

    /// The hash of a job's result.
    public static String resultOfJob(String request) {
        JobSpecReader.Resolved read = JobSpecReader.read(request, EngineHere::sample);
        JobSpec spec = read.spec();
        return Backtest.run(spec.backtest(), bars(read.data(), spec.start())).sha256();
    }

    /// The hash of the result of a sweep on one series.
    public static String resultOfSweep(String request) {
        SweepRequestReader.Resolved read = SweepRequestReader.read(request, EngineHere::sample, 100_000);
        SweepRequest sweep = read.request();
        Ranking ranking = new Ranking(TrialLayout.of(sweep), read.trials());
        do {
            ranking.add(Sweep.of(sweep.grid(), bars(read.data().getFirst(), sweep.start()))
                    .rows(0, sweep.grid().trials(), RowDetail.WHOLE));
        } while (!ranking.isDone());
        return ranking.sha256();
    }

    /// The sample that a request means; no upload is known here.
    static Optional<Dataset> sample(DataChoice choice) {
        return choice instanceof DataChoice.Symbol(var name) ? Samples.find(name) : Optional.empty();
    }

    private static Bars bars(Dataset sample, Optional<LocalDate> start) {
        long from = start.map(date -> date.atStartOfDay(ZoneOffset.UTC).toEpochSecond())
                .orElse(Long.MIN_VALUE);
        return Samples.read(sample.name()).bars().between(from, Long.MAX_VALUE).orElseThrow();
    }
}
