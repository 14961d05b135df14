package io.backgrid.jobs.request;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backgrid.engine.spec.BacktestSpec;
import io.backgrid.engine.spec.MaCrossover;
import io.backgrid.jobs.dataset.Interval;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Optional;

/// A checked request: which bars, and what to do on them. Nothing in it is left to a default any more.
///
/// @param data     which series
/// @param start    first date used, inclusive; the series' first when empty
/// @param end      last date used, inclusive; the series' last when empty
/// @param interval how far the bars are apart
/// @param backtest what the engine is to compute
public record JobSpec(
        DataChoice data, Optional<LocalDate> start, Optional<LocalDate> end, Interval interval, BacktestSpec backtest) {

    /// The request that asks for exactly this, every default written out. Keys are in alphabetical order and numbers in
    /// their shortest form, so that equal specifications have equal text.
    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        putNumber(json, "capital", backtest.capital());
        if (data instanceof DataChoice.Upload upload) {
            json.put("dataset", upload.name().value());
        }
        json.put("direction", backtest.direction().wireName());
        end.ifPresent(date -> json.put("end", date.toString()));
        json.put("entry", backtest.entry().wireName());
        ObjectNode fees = json.putObject("fees");
        putNumber(fees, "fixed", backtest.fees().fixed());
        putNumber(fees, "rate", backtest.fees().rate());
        json.put("fill", JobSpecReader.FILL);
        json.put("interval", interval.wireName());
        switch (backtest.strategy()) {
            case MaCrossover(int fast, int slow) ->
                json.putObject("params").put("fast", fast).put("slow", slow);
        }
        putNumber(json, "periods_per_year", backtest.basis().periodsPerYear());
        putNumber(json, "risk_free_rate", backtest.basis().riskFreeRate());
        json.putObject("sizing").put("mode", JobSpecReader.SIZING);
        putNumber(json, "slippage", backtest.slippage());
        start.ifPresent(date -> json.put("start", date.toString()));
        json.put("strategy", StrategyCatalogue.nameOf(backtest.strategy()));
        if (data instanceof DataChoice.Symbol symbol) {
            json.put("symbol", symbol.name().value());
        }
        json.put("units", JobSpecReader.UNITS);
        return json;
    }

    /// [#toJson()] as text.
    public String canonicalJson() {
        return toJson().toString();
    }

    /// SHA-256 of [#canonicalJson()] in UTF-8, 64 lower-case hex digits.
    public String sha256() {
        try {
            byte[] text = canonicalJson().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static void putNumber(ObjectNode json, String name, double value) {
        long whole = (long) value;
        // -0.0 equals 0, and above 2^53 a whole double is not exact in other readers.
        if (whole == value && Math.abs(whole) <= 1L << 53) {
            json.put(name, whole);
        } else {
            json.put(name, value);
        }
    }
}
