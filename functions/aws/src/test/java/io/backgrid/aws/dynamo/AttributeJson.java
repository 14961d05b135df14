package io.backgrid.aws.dynamo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Items in DynamoDB's JSON, `{"pk": {"S": "..."}}`, from files of the tests.
final class AttributeJson {
    private AttributeJson() {}

    static Map<String, AttributeValue> item(String resource) {
        try (InputStream file = AttributeJson.class.getResourceAsStream(resource)) {
            if (file == null) {
                throw new AssertionError("there is no file " + resource);
            }
            return map(new JsonMapper().readTree(file));
        } catch (IOException e) {
            throw new AssertionError(resource + " is not JSON", e);
        }
    }

    private static Map<String, AttributeValue> map(JsonNode json) {
        Map<String, AttributeValue> map = new LinkedHashMap<>();
        json.properties().forEach(each -> map.put(each.getKey(), value(each.getValue())));
        return map;
    }

    private static AttributeValue value(JsonNode json) {
        Map.Entry<String, JsonNode> typed = json.properties().iterator().next();
        return switch (typed.getKey()) {
            case "S" -> AttributeValue.fromS(typed.getValue().textValue());
            case "N" -> AttributeValue.fromN(typed.getValue().textValue());
            case "BOOL" -> AttributeValue.fromBool(typed.getValue().booleanValue());
            case "L" -> {
                List<AttributeValue> list = new ArrayList<>();
                typed.getValue().forEach(each -> list.add(value(each)));
                yield AttributeValue.fromL(list);
            }
            case "M" -> AttributeValue.fromM(map(typed.getValue()));
            default -> throw new AssertionError("no item has a " + typed.getKey());
        };
    }
}
