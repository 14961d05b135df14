import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.BaseStrategy;
import org.ta4j.core.Indicator;
import org.ta4j.core.Position;
import org.ta4j.core.TradingRecord;
import org.ta4j.core.analysis.CashFlow;
import org.ta4j.core.analysis.cost.LinearTransactionCostModel;
import org.ta4j.core.analysis.cost.ZeroCostModel;
import org.ta4j.core.backtest.BarSeriesManager;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.averages.SMAIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.indicators.helpers.FixedIndicator;
import org.ta4j.core.num.NaN;
import org.ta4j.core.num.Num;
import org.ta4j.core.rules.CrossedDownIndicatorRule;
import org.ta4j.core.rules.CrossedUpIndicatorRule;
import org.ta4j.core.rules.OverIndicatorRule;

/// ta4j-core 0.22.0's equity curve of one strategy on one series, by ta4j's own defaults: decimal numbers, orders
/// at the next open, no unstable bars. Called by goldens.py; by hand:
///
///     java -cp <ta4j-core 0.22.0, slf4j-api, commons-math3, gson> Ta4jGolden.java BARS ma|rsi UNSTABLE [RSI]
///
/// BARS is `date,open,high,low,close,volume`; UNSTABLE the number of bars on which the strategy ignores signals
/// (ta4j's default is 0); RSI a file with one value per bar, `NaN` where undefined, in place of ta4j's own RSI.
/// Writes `equity,<value>` per bar, then `trade,<entry bar>,<exit bar or -1>` per position. ta4j has no account: the
/// curve is its `CashFlow`, a ratio that starts at 1, times 100,000.
public class Ta4jGolden {
    public static void main(String[] args) throws Exception {
        BarSeries series = bars(Path.of(args[0]));
        ClosePriceIndicator close = new ClosePriceIndicator(series);
        int unstable = Integer.parseInt(args[2]);
        BaseStrategy strategy;
        if (args[1].equals("ma")) {
            SMAIndicator fast = new SMAIndicator(close, 20);
            SMAIndicator slow = new SMAIndicator(close, 50);
            strategy = new BaseStrategy(
                    new CrossedUpIndicatorRule(fast, slow), new CrossedDownIndicatorRule(fast, slow), unstable);
        } else {
            Indicator<Num> rsi = args.length > 3 ? given(series, Path.of(args[3])) : new RSIIndicator(close, 14);
            strategy = new BaseStrategy(
                    new CrossedDownIndicatorRule(rsi, 30), new OverIndicatorRule(rsi, 50), unstable);
        }
        TradingRecord record = new BarSeriesManager(
                        series, new LinearTransactionCostModel(0.0005), new ZeroCostModel())
                .run(strategy);
        CashFlow flow = new CashFlow(series, record);
        Num capital = series.numFactory().numOf(100000);
        for (int bar = 0; bar < series.getBarCount(); bar++) {
            System.out.println("equity," + flow.getValue(bar).multipliedBy(capital).doubleValue());
        }
        for (Position position : record.getPositions()) {
            System.out.println("trade," + position.getEntry().getIndex() + "," + position.getExit().getIndex());
        }
        if (record.getCurrentPosition().isOpened()) {
            System.out.println("trade," + record.getCurrentPosition().getEntry().getIndex() + ",-1");
        }
    }

    private static BarSeries bars(Path file) throws Exception {
        BarSeries series = new BaseBarSeriesBuilder().withName("bars").build();
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

    private static Indicator<Num> given(BarSeries series, Path file) throws Exception {
        Num[] values = Files.readAllLines(file).stream()
                .map(line -> line.equals("NaN") ? NaN.NaN : series.numFactory().numOf(line))
                .toArray(Num[]::new);
        return new FixedIndicator<>(series, values);
    }
}
