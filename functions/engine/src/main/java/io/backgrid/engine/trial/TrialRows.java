package io.backgrid.engine.trial;

import io.backgrid.engine.metrics.Undefined;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/// What a sweep says about some trials, held by column: row `i` is trial `first + i`, or one of a list.
///
/// Different threads may write different rows.
// Columns are found by the place of a metric in its enum, in memory alone: nothing is stored by it.
@SuppressWarnings("EnumOrdinal")
public final class TrialRows {
    /// Blocks of time that the sums of returns are kept for.
    public static final int BLOCKS = 16;

    private static final Undefined[] REASONS = Undefined.values();
    private static final TrialMetric[] METRICS = TrialMetric.values();
    private static final long[] NONE = {};

    private final RowDetail detail;
    private final Set<TrialMetric> metrics = EnumSet.noneOf(TrialMetric.class);
    private final TrialStatus[] status;
    private final double[][] values = new double[METRICS.length][0];
    // 0 where there is a value, else one more than the reason's place in the enum.
    private final byte[][] reasons = new byte[METRICS.length][0];
    private final double[][] returnSums = new double[BLOCKS][0];
    private final double[][] squareSums = new double[BLOCKS][0];
    private long first;
    // Empty while the rows are a range.
    private long[] listed = NONE;

    /// Rows without content.
    ///
    /// @param rows how many there are room for
    public TrialRows(RowDetail detail, int rows) {
        this(detail, metrics(detail), rows);
        if (detail == RowDetail.WHOLE) {
            for (int block = 0; block < BLOCKS; block++) {
                returnSums[block] = new double[rows];
                squareSums[block] = new double[rows];
            }
        }
    }

    private TrialRows(RowDetail detail, Collection<TrialMetric> metrics, int rows) {
        this.detail = detail;
        this.metrics.addAll(metrics);
        this.status = new TrialStatus[rows];
        for (TrialMetric metric : metrics) {
            values[metric.ordinal()] = new double[rows];
            reasons[metric.ordinal()] = new byte[rows];
        }
        clear(0);
    }

    /// Rows without content that have room for some metrics and for no sums of returns, as a reader of stored rows
    /// needs them.
    ///
    /// @param trials number of the trial that each row is for, one a row; not copied
    public static TrialRows of(Set<TrialMetric> metrics, long[] trials) {
        boolean brief = metrics.stream().allMatch(RowDetail.BRIEF::has);
        TrialRows rows = new TrialRows(brief ? RowDetail.BRIEF : RowDetail.WHOLE, metrics, trials.length);
        rows.clear(trials);
        return rows;
    }

    /// Rows of given trials that have room for every metric and for no sums of returns.
    ///
    /// @param trials number of the trial that each row is for, one a row; not copied
    public static TrialRows withoutBlocks(long[] trials) {
        return of(EnumSet.allOf(TrialMetric.class), trials);
    }

    /// Writes a row as it stands elsewhere, with the metrics that both have and without sums of returns.
    public void copy(TrialRows source, int sourceRow, int row) {
        for (TrialMetric metric : METRICS) {
            if (has(metric) && source.has(metric)) {
                values[metric.ordinal()][row] = source.values[metric.ordinal()][sourceRow];
                reasons[metric.ordinal()][row] = source.reasons[metric.ordinal()][sourceRow];
            }
        }
        status[row] = source.status[sourceRow];
    }

    private static List<TrialMetric> metrics(RowDetail detail) {
        return Arrays.stream(METRICS).filter(detail::has).toList();
    }

    /// Forgets all content.
    ///
    /// @param firstTrial number of the trial that the first row is for
    public void clear(long firstTrial) {
        first = firstTrial;
        listed = NONE;
        Arrays.fill(status, TrialStatus.PENDING);
    }

    /// Forgets all content.
    ///
    /// @param trials number of the trial that each row is for, one a row; not copied
    public void clear(long[] trials) {
        if (trials.length != status.length) {
            throw new IllegalArgumentException(
                    "%d trials do not fit into %d rows".formatted(trials.length, status.length));
        }
        listed = trials;
        Arrays.fill(status, TrialStatus.PENDING);
    }

    /// How much each row says: the least detail that has all of it.
    public RowDetail detail() {
        return detail;
    }

    /// Whether the rows say this.
    public boolean has(TrialMetric metric) {
        return metrics.contains(metric);
    }

    /// Number of rows.
    public int size() {
        return status.length;
    }

    /// Number of the trial that a row is for.
    public long trial(int row) {
        return listed.length == 0 ? first + row : listed[row];
    }

    /// What became of the trial; it has values only if it [TrialStatus#RAN].
    public TrialStatus status(int row) {
        return status[row];
    }

    /// The value, finite; empty if it is undefined or the rows do not have it.
    public OptionalDouble value(TrialMetric metric, int row) {
        double number = number(metric, row);
        return Double.isNaN(number) ? OptionalDouble.empty() : OptionalDouble.of(number);
    }

    /// The value, NaN if there is none: for loops over many rows.
    public double number(TrialMetric metric, int row) {
        boolean known = status[row] == TrialStatus.RAN && has(metric) && reasons[metric.ordinal()][row] == 0;
        return known ? values[metric.ordinal()][row] : Double.NaN;
    }

    /// Why there is no value; empty if there is one, or if the trial did not run.
    public Optional<Undefined> undefined(TrialMetric metric, int row) {
        boolean known = status[row] != TrialStatus.RAN || !has(metric) || reasons[metric.ordinal()][row] == 0;
        return known ? Optional.empty() : Optional.of(REASONS[reasons[metric.ordinal()][row] - 1]);
    }

    /// Sum of the returns of a block of time; the blocks divide all periods evenly, those after a ruin included as 0.
    public double returnSum(int block, int row) {
        return returnSums[block][row];
    }

    /// Sum of the squared returns of a block of time.
    public double squareSum(int block, int row) {
        return squareSums[block][row];
    }

    /// First period of a block.
    ///
    /// @param block in `[0, 16]`, 16 for the end of the last one
    /// @param periods number of returns
    public static int blockStart(int block, int periods) {
        return (int) ((long) block * periods / BLOCKS);
    }

    /// Says what became of the trial of a row.
    public void finish(int row, TrialStatus outcome) {
        status[row] = outcome;
    }

    /// Writes a value; one that is not finite becomes [Undefined#OVERFLOW].
    public void put(TrialMetric metric, int row, double value) {
        if (Math.abs(value) <= Double.MAX_VALUE) {
            // Adding 0.0 turns -0.0 into 0.0 and changes nothing else.
            values[metric.ordinal()][row] = value + 0.0;
            reasons[metric.ordinal()][row] = 0;
        } else {
            putUndefined(metric, row, Undefined.OVERFLOW);
        }
    }

    /// Writes that there is no value.
    public void putUndefined(TrialMetric metric, int row, Undefined reason) {
        values[metric.ordinal()][row] = Double.NaN;
        reasons[metric.ordinal()][row] = (byte) (reason.ordinal() + 1);
    }

    /// Writes the sums of a block.
    public void putBlock(int block, int row, double returns, double squares) {
        returnSums[block][row] = returns;
        squareSums[block][row] = squares;
    }
}
