package io.backgrid.benchmarks.curves;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// The points of one job that are strictly later than a date.
///
/// @param job   number of the job
/// @param after date of a point in the last tenth of its curve, not the last
record CurveQuery(int job, LocalDate after) {
    private static final long SEED = 6;

    /// Queries at random, always the same for as many jobs.
    ///
    /// @param jobs  how many jobs there are
    /// @param count how many to draw; one job may be drawn twice
    static List<CurveQuery> draw(int jobs, int count) {
        SplittableRandom random = new SplittableRandom(SEED);
        List<CurveQuery> drawn = new ArrayList<>(count);
        for (int query = 0; query < count; query++) {
            int job = random.nextInt(jobs);
            int point = random.nextInt(NumberedJob.ROWS - NumberedJob.ROWS / 10, NumberedJob.ROWS - 1);
            drawn.add(new CurveQuery(job, LocalDate.ofEpochDay(NumberedJob.epochDay(point))));
        }
        return drawn;
    }
}
