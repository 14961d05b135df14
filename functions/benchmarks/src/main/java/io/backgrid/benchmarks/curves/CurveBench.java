package io.backgrid.benchmarks.curves;

import io.backgrid.benchmarks.curves.CurveSource.Way;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The steps of the measurement, one a process; `scripts/curves/side-by-side` calls them in order.
///
/// The first 1,000 queries warm up, five times; the next 1,000 are measured; those after them are asked in fresh
/// processes.
public final class CurveBench {
    private static final int MEASURED = 1_000;
    private static final int WARM_UP = 1_000;
    private static final int WARM_UP_ROUNDS = 5;
    private static final int COLD = 100;
    private static final int CHECKED = 100;

    private final Map<String, String> environment;
    private final int jobs;
    private final List<CurveQuery> queries;

    private CurveBench(Map<String, String> environment, int jobs) {
        this.environment = environment;
        this.jobs = jobs;
        this.queries = CurveQuery.draw(jobs, WARM_UP + MEASURED + COLD);
    }

    /// Runs one step.
    ///
    /// @param args `write WAY FROM JOBS`, `check JOBS`, `warm WAY JOBS`, `queries JOBS COUNT` or
    ///     `cold WAY JOBS RUN`; jobs are numbered from 0
    public static void main(String[] args) throws Exception {
        Map<String, String> environment = System.getenv();
        switch (args[0]) {
            case "write" -> bench(environment, args[3]).write(way(args[1]), Integer.parseInt(args[2]));
            case "check" -> bench(environment, args[1]).check();
            case "warm" -> bench(environment, args[2]).warm(way(args[1]));
            case "queries" -> bench(environment, args[1]).printCold(Integer.parseInt(args[2]));
            case "cold" -> bench(environment, args[2]).cold(way(args[1]), Integer.parseInt(args[3]));
            default -> throw new IllegalArgumentException("there is no step " + args[0]);
        }
    }

    private static CurveBench bench(Map<String, String> environment, String jobs) {
        return new CurveBench(environment, Integer.parseInt(jobs));
    }

    private static Way way(String name) {
        return Way.valueOf(name.toUpperCase(Locale.ROOT));
    }

    private void write(Way way, int fromJob) throws Exception {
        long start = System.nanoTime();
        try (CurveSource source = CurveSource.open(way, environment)) {
            String size = switch (source) {
                case ApiCurves _ -> throw new IllegalArgumentException("curves are not written through the API");
                case StoreCurves store -> {
                    store.write(fromJob, jobs);
                    store.enter(queries);
                    yield "";
                }
                case PostgresCurves postgres -> {
                    postgres.write(fromJob, jobs);
                    yield "; " + postgres.size();
                }
            };
            System.out.printf(
                    Locale.ROOT,
                    "%-8s wrote jobs %d to %d in %.0f s%s%n",
                    way.label(),
                    fromJob,
                    jobs - 1,
                    seconds(start),
                    size);
        }
    }

    /// All three ways, and the job computed anew, must give the same rows to the bit.
    private void check() throws Exception {
        int rows = 0;
        for (Way way : Way.values()) {
            try (CurveSource source = CurveSource.open(way, environment)) {
                for (CurveQuery query : queries.subList(0, CHECKED)) {
                    CurveRows expected =
                            CurveRows.of(NumberedJob.of(query.job()).result().curve(), query.after());
                    CurveRows actual = source.ask(query);
                    if (expected.size() == 0 || !actual.isSame(expected)) {
                        throw new IllegalStateException(way.label() + " answers " + query + " with " + actual.size()
                                + " rows that are not the " + expected.size() + " of the job");
                    }
                    rows += actual.size();
                }
            }
        }
        System.out.printf(
                Locale.ROOT,
                "checked  %d queries in %d ways: the same %,d rows to the bit%n",
                CHECKED,
                Way.values().length,
                rows / 3);
    }

    private void warm(Way way) throws Exception {
        double[] millis = new double[MEASURED];
        try (CurveSource source = CurveSource.open(way, environment)) {
            for (int round = 0; round < WARM_UP_ROUNDS; round++) {
                for (CurveQuery query : queries.subList(0, WARM_UP)) {
                    source.ask(query);
                }
            }
            for (int query = 0; query < MEASURED; query++) {
                long start = System.nanoTime();
                source.ask(queries.get(WARM_UP + query));
                millis[query] = seconds(start) * 1e3;
            }
        }
        Arrays.sort(millis);
        System.out.printf(
                Locale.ROOT,
                "%-8s warm: p50 %.2f ms, p99 %.2f ms, worst %.2f ms of %,d%n",
                way.label(),
                millis[MEASURED / 2],
                millis[MEASURED * 99 / 100],
                millis[MEASURED - 1],
                MEASURED);
    }

    /// Number, id and date of what is asked in fresh processes.
    private void printCold(int count) {
        for (int run = 0; run < count; run++) {
            CurveQuery query = queries.get(WARM_UP + MEASURED + run);
            System.out.println(query.job() + " " + NumberedJob.ref(query.job()).id() + " " + query.after());
        }
    }

    /// From before the connection is made to the rows.
    private void cold(Way way, int run) throws Exception {
        CurveQuery query = queries.get(WARM_UP + MEASURED + run);
        long start = System.nanoTime();
        try (CurveSource source = CurveSource.open(way, environment)) {
            source.ask(query);
            System.out.printf(Locale.ROOT, "%.0f%n", seconds(start) * 1e3);
        }
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
