package io.backgrid.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backgrid.engine.catalogue.CatalogueStrategy;
import io.backgrid.engine.catalogue.ParameterRange;
import io.backgrid.engine.catalogue.StrategyCatalogue;

/// The catalogue of strategies as users see it.
final class StrategiesView {
    private StrategiesView() {}

    static ObjectNode all() {
        ObjectNode json = Json.object();
        ArrayNode list = json.putArray("strategies");
        StrategyCatalogue.all().forEach(strategy -> put(list.addObject(), strategy));
        return json;
    }

    private static void put(ObjectNode json, CatalogueStrategy strategy) {
        json.put("name", strategy.name())
                .put("description", strategy.description())
                .put("entry", strategy.entry().wireName());
        ObjectNode rules = json.putObject("rules");
        rules.put("entry_rule", strategy.entryRule().text());
        strategy.exitRule().ifPresent(rule -> rules.put("exit_rule", rule.text()));
        rules.put("short_entry_rule", strategy.shortEntryRule().text());
        strategy.shortExitRule().ifPresent(rule -> rules.put("short_exit_rule", rule.text()));
        ArrayNode params = json.putArray("params");
        strategy.parameters().forEach(parameter -> put(params.addObject(), parameter));
    }

    private static void put(ObjectNode json, ParameterRange parameter) {
        boolean whole = parameter.range().whole();
        json.put("name", parameter.name()).put("type", whole ? "integer" : "number");
        putNumber(json, "default", parameter.defaultValue(), whole);
        putNumber(json, "minimum", parameter.range().low(), whole);
        putNumber(json, "maximum", parameter.range().high(), whole);
        json.put("description", parameter.description());
    }

    private static void putNumber(ObjectNode json, String name, double value, boolean whole) {
        if (whole) {
            json.put(name, (long) value);
        } else {
            json.put(name, value);
        }
    }
}
