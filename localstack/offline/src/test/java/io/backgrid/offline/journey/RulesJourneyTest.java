package io.backgrid.offline.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backgrid.offline.OfflineStack;
import io.backgrid.offline.StackOptions;
import io.backgrid.offline.client.Client;
import io.backgrid.offline.client.Contract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Strategies, rules and orders from end to end.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RulesJourneyTest {
    private static final String EVERYTHING = """
            {"symbol": "SP500", "start": "2005-01-01", "end": "2015-12-31", "interval": "1d",
             "entry_rule": "crosses_above(close, sma(close, n)) and rsi(close, 14)[1] < top",
             "exit_rule": "close < sma(close, n)",
             "short_entry_rule": "crosses_below(close, sma(close, n))", "short_exit_rule": "close > sma(close, n)",
             "params": {"n": 50, "top": 70, "gap": 0.002}, "direction": "long_short", "entry": "state",
             "fill": {"mode": "limit", "price": "close * (1 - gap)", "short_price": "close * (1 + gap)", "bars": 3},
             "stop_loss": {"atr": 14, "multiple": 2}, "take_profit": 0.05, "trailing_stop": 0.06, "break_even": 0.03,
             "max_bars_held": 30, "cooldown_bars": 2, "sizing": {"mode": "risk", "value": 0.02}, "units": "whole",
             "leverage": 2, "maintenance_margin": 0.3, "capital": 50000,
             "fees": {"rate": 0.0002, "fixed": 0.1, "per_unit": 0.001, "minimum": 1},
             "slippage": {"rate": 0.0001, "range_share": 0.01},
             "financing": {"cash": 0.01, "margin": 0.05, "borrow": 0.02},
             "risk_free_rate": 0.01, "minimum_acceptable_return": 0.02, "periods_per_year": 252,
             "verify": ["no_lookahead"]}""";

    private OfflineStack stack;
    private Client client;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        stack = OfflineStack.start(StackOptions.in(folder));
        client = new Client(stack.address(), Contract.load());
    }

    @AfterAll
    void stop() {
        stack.close();
    }

    private JsonNode completed(String request) {
        JsonNode job = client.submit(request, "Prefer", "wait=20").json();
        assertThat(job.path("status").asText()).as("%s", job).isEqualTo("completed");
        return job;
    }

    @Test
    void aRequestThatSaysEverythingRunsAndItsSpecificationAsksForTheSame() {
        JsonNode job = completed(EVERYTHING);
        assertThat(job.path("metrics").path("trades").asInt()).isPositive();
        JsonNode proof = job.path("verification").path("no_lookahead");
        assertThat(proof.path("holds").asBoolean()).isTrue();
        assertThat(proof.path("cuts")).hasSize(32);
        assertThat(proof.path("comparisons").asLong()).isGreaterThan(10_000);

        JsonNode again = completed(job.path("spec").toString());
        assertThat(again.path("spec")).isEqualTo(job.path("spec"));
        assertThat(again.path("spec_sha256")).isEqualTo(job.path("spec_sha256"));
        assertThat(again.path("result_sha256")).isEqualTo(job.path("result_sha256"));
    }

    @Test
    void everyStrategyOfTheCatalogueRunsAndIsNoOtherThanItsRules() {
        JsonNode strategies = client.get("/api/v1/strategies").json().path("strategies");
        assertThat(strategies).hasSize(18);
        for (JsonNode strategy : strategies) {
            String name = strategy.path("name").asText();
            JsonNode named = completed("{\"symbol\": \"AAPL\", \"strategy\": \"" + name + "\"}");
            StringBuilder own = new StringBuilder("{\"symbol\": \"AAPL\", \"entry\": " + strategy.path("entry"));
            own.append(", \"entry_rule\": ").append(strategy.path("rules").path("entry_rule"));
            if (strategy.path("rules").has("exit_rule")) {
                own.append(", \"exit_rule\": ").append(strategy.path("rules").path("exit_rule"));
            }
            own.append(", \"params\": ")
                    .append(paramsOfTheLongSide(strategy, named))
                    .append('}');
            assertThat(completed(own.toString()).path("result_sha256")).as(name).isEqualTo(named.path("result_sha256"));
        }
    }

    /// A parameter that only the short side names would be refused with rules of the long side alone.
    private static JsonNode paramsOfTheLongSide(JsonNode strategy, JsonNode named) {
        String rules = strategy.path("rules").path("entry_rule").asText() + " "
                + strategy.path("rules").path("exit_rule").asText();
        ObjectNode params = named.path("spec").path("params").deepCopy();
        params.properties().removeIf(param -> !rules.matches(".*\\b" + param.getKey() + "\\b.*"));
        return params;
    }
}
