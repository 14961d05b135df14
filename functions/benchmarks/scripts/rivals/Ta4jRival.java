import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.BaseStrategy;
import org.ta4j.core.Position;
import org.ta4j.core.Strategy;
import org.ta4j.core.TradingRecord;
import org.ta4j.core.analysis.CashFlow;
import org.ta4j.core.analysis.cost.LinearTransactionCostModel;
import org.ta4j.core.analysis.cost.ZeroCostModel;
import org.ta4j.core.backtest.BarSeriesManager;
import org.ta4j.core.backtest.TradeOnCurrentCloseModel;
import org.ta4j.core.criteria.drawdown.Drawdown;
import org.ta4j.core.indicators.averages.SMAIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.indicators.helpers.FixedIndicator;
import org.ta4j.core.num.DecimalNumFactory;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.num.Num;
import org.ta4j.core.num.NumFactory;
import org.ta4j.core.rules.CrossedUpIndicatorRule;
import org.ta4j.core.rules.OverIndicatorRule;

/// How fast ta4j-core 0.22.0 runs the sweep of `rivals.py`, after it has shown the same numbers; that file says what
/// the sweep is, and this one follows its rules and prints its JSON line.
///
///     java -cp <ta4j-core 0.22.0, slf4j-api, commons-math3, gson> Ta4jRival.java BARS EXPECTED double|decimal
///
/// `decimal`, numbers of 32 digits, is what ta4j takes unless told otherwise. The numbers of 500 pairs are checked.
public class Ta4jRival {
    private static final double RATE = 0.0005;
    private static final double PERIODS = 252;
    private static final double TOLERANCE = 1e-9;
    private static final int CHECKED = 500;
    private static final int REPETITIONS = 7;
    private static final double WARM_UP = 5;
    private static final double SECONDS = 1;
    private static final List<String> METRICS = List.of("total_return", "sharpe", "max_drawdown", "trades");
    private static final String DIFFERS = "Its cash flow shows the bar of an entry without the fee: put in before the"
            + " drawdown and the Sharpe ratio are taken. It has no Sharpe ratio: computed here from the cash flow. Its"
            + " net return leaves out a position that is open at the end: taken from the cash flow. It averages windows"
            + " that are not full: told that these bars are unstable.";

    private final BarSeries series;
    private final BarSeriesManager manager;

    private Ta4jRival(BarSeries series) {
        this.series = series;
        this.manager = new BarSeriesManager(
                series, new LinearTransactionCostModel(RATE), new ZeroCostModel(), new TradeOnCurrentCloseModel());
    }

    /// One pair: two windows, and Backgrid's numbers in the order of `METRICS`.
    private record Pair(int fast, int slow, double[] expected) {}

    public static void main(String[] args) throws Exception {
        NumFactory numbers =
                args[2].equals("double") ? DoubleNumFactory.getInstance() : DecimalNumFactory.getInstance();
        Ta4jRival rival = new Ta4jRival(bars(Path.of(args[0]), numbers));
        List<Pair> pairs = pairs(Path.of(args[1]));
        String line =
                "\"name\": \"ta4j, %s\", \"version\": \"0.22.0\", \"differs\": \"%s\"".formatted(args[2], DIFFERS);

        List<Pair> checked = spread(pairs, Math.min(CHECKED, pairs.size()));
        String wrong = disagreement(rival.sweep(checked), checked);
        if (!wrong.isEmpty()) {
            System.out.printf("{%s, \"disagrees\": \"%s\"}%n", line, wrong);
            return;
        }
        for (double warm = 0; warm < WARM_UP; ) {
            warm += rival.seconds(checked, 1);
        }
        List<Pair> timed = checked;
        double taken = 0;
        for (int count = 10; taken < SECONDS / 2 && count < pairs.size(); ) {
            count = Math.min(2 * count, pairs.size());
            timed = spread(pairs, count);
            taken = rival.seconds(timed, 1);
        }
        int passes = (int) Math.ceil(SECONDS / taken);
        int bars = rival.series.getBarCount();
        double[] nanos = new double[REPETITIONS];
        for (int repetition = 0; repetition < REPETITIONS; repetition++) {
            nanos[repetition] = rival.seconds(timed, passes) * 1e9 / ((double) passes * timed.size() * bars);
        }
        Arrays.sort(nanos);
        System.out.printf(
                Locale.ROOT,
                "{%s, \"ns_median\": %s, \"ns_min\": %s, \"ns_max\": %s, \"repetitions\": %d, \"memory_mib\": %d,"
                        + " \"threads\": 1, \"pairs\": %d, \"bars\": %d, \"checked\": %d}%n",
                line, nanos[REPETITIONS / 2], nanos[0], nanos[REPETITIONS - 1], REPETITIONS, peakMemory(),
                timed.size(), bars, checked.size());
    }

    private double[][] sweep(List<Pair> pairs) {
        ClosePriceIndicator close = new ClosePriceIndicator(series);
        Map<Integer, SMAIndicator> averages = new HashMap<>();
        double[][] metrics = new double[pairs.size()][];
        for (int i = 0; i < metrics.length; i++) {
            Pair pair = pairs.get(i);
            SMAIndicator fast = averages.computeIfAbsent(pair.fast, window -> new SMAIndicator(close, window));
            SMAIndicator slow = averages.computeIfAbsent(pair.slow, window -> new SMAIndicator(close, window));
            metrics[i] = backtest(new BaseStrategy(
                    new CrossedUpIndicatorRule(fast, slow),
                    new OverIndicatorRule(fast, slow).negation(),
                    Math.max(pair.fast, pair.slow)));
        }
        return metrics;
    }

    private double[] backtest(Strategy strategy) {
        TradingRecord record = manager.run(strategy);
        CashFlow flow = new CashFlow(series, record);
        Num[] curve = new Num[series.getBarCount()];
        Arrays.setAll(curve, flow::getValue);
        Num fee = series.numFactory().numOf(1 + RATE);
        for (Position position : record.getPositions()) {
            chargeEntry(position, curve, fee);
        }
        if (record.getCurrentPosition().isOpened()) {
            chargeEntry(record.getCurrentPosition(), curve, fee);
        }
        Num drawdown = Drawdown.amount(series, record, new FixedIndicator<>(series, curve));
        return new double[] {
            curve[curve.length - 1].doubleValue() - 1, sharpe(curve), -drawdown.doubleValue(), record.getPositionCount()
        };
    }

    private static void chargeEntry(Position position, Num[] curve, Num fee) {
        int bar = position.getEntry().getIndex();
        curve[bar] = curve[bar].dividedBy(fee);
    }

    private static double sharpe(Num[] curve) {
        double sum = 0;
        double squares = 0;
        double before = curve[0].doubleValue();
        for (int bar = 1; bar < curve.length; bar++) {
            double value = curve[bar].doubleValue();
            double gain = value / before - 1;
            sum += gain;
            squares += gain * gain;
            before = value;
        }
        int returns = curve.length - 1;
        double mean = sum / returns;
        return mean / Math.sqrt((squares - returns * mean * mean) / (returns - 1)) * Math.sqrt(PERIODS);
    }

    private double seconds(List<Pair> pairs, int passes) {
        long start = System.nanoTime();
        for (int pass = 0; pass < passes; pass++) {
            sweep(pairs);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    /// What is wrong first and how often, or nothing.
    private static String disagreement(double[][] found, List<Pair> pairs) {
        for (int metric = 0; metric < METRICS.size(); metric++) {
            int wrong = 0;
            String first = "";
            for (int i = 0; i < found.length; i++) {
                Pair pair = pairs.get(i);
                double value = found[i][metric];
                double wanted = pair.expected[metric];
                double tolerance = METRICS.get(metric).equals("trades") ? 0 : TOLERANCE * (1 + Math.abs(wanted));
                if (!Double.isNaN(wanted) && !(Math.abs(value - wanted) <= tolerance) && wrong++ == 0) {
                    first = "%d/%d: %s instead of %s".formatted(pair.fast, pair.slow, value, wanted);
                }
            }
            if (wrong > 0) {
                return "%s of %d of %d pairs, first %s".formatted(METRICS.get(metric), wrong, found.length, first);
            }
        }
        return "";
    }

    /// `count` of the pairs, evenly spread.
    private static List<Pair> spread(List<Pair> pairs, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> pairs.get((int) ((long) i * pairs.size() / count)))
                .toList();
    }

    private static List<Pair> pairs(Path file) throws Exception {
        return Files.readAllLines(file).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .map(cells -> new Pair(
                        Integer.parseInt(cells[0]),
                        Integer.parseInt(cells[1]),
                        Arrays.stream(cells).skip(2).mapToDouble(Ta4jRival::number).toArray()))
                .toList();
    }

    /// An undefined number is an empty cell or NaN.
    private static double number(String cell) {
        return cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
    }

    private static BarSeries bars(Path file, NumFactory numbers) throws Exception {
        BarSeries series = new BaseBarSeriesBuilder().withName("bars").withNumFactory(numbers).build();
        List<String> lines = Files.readAllLines(file);
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",");
            series.barBuilder()
                    .timePeriod(Duration.ofDays(1))
                    .endTime(LocalDate.parse(cells[0]).plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC))
                    .openPrice(cells[1])
                    .highPrice(cells[2])
                    .lowPrice(cells[3])
                    .closePrice(cells[4])
                    .volume(cells[5])
                    .add();
        }
        return series;
    }

    /// MiB of this process, on Linux.
    private static long peakMemory() throws Exception {
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("VmHWM:")) {
                return Math.round(Long.parseLong(line.replaceAll("\\D", "")) / 1024.0);
            }
        }
        throw new IllegalStateException("no VmHWM in /proc/self/status");
    }
}
