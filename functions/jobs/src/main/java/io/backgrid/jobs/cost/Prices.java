package io.backgrid.jobs.cost;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// List prices of one region in US dollars, from `infra/prices.json`.
///
/// @param region                    where they hold
/// @param asOf                      the date they were taken on, such as `2025-06-30`
/// @param gigabyteSecond            of a function on arm64
/// @param functionRequest           each invocation of a function
/// @param transition                each step of a standard state machine
/// @param expressRequest            each run of an express one
/// @param expressGigabyteSecond     of an express one
/// @param put                       each object written or listed
/// @param get                       each object read
/// @param gigabyteMonth             of stored objects
/// @param writeUnit                 a kilobyte written to the table
/// @param readUnit                  four kilobytes read from the table
/// @param queueRequest              each call of the queue
public record Prices(
        String region,
        String asOf,
        double gigabyteSecond,
        double functionRequest,
        double transition,
        double expressRequest,
        double expressGigabyteSecond,
        double put,
        double get,
        double gigabyteMonth,
        double writeUnit,
        double readUnit,
        double queueRequest) {

    /// The prices that this build came with.
    public static Prices bundled() {
        try (InputStream file = Prices.class.getResourceAsStream("/prices.json")) {
            if (file == null) {
                throw new IllegalStateException("prices.json is missing from the build");
            }
            return of(new JsonMapper().readTree(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read prices.json", e);
        }
    }

    private static Prices of(JsonNode json) {
        return new Prices(
                json.required("region").asText(),
                json.required("as_of").asText(),
                price(json, "lambda_gigabyte_second"),
                price(json, "lambda_request"),
                price(json, "step_functions_standard_transition"),
                price(json, "step_functions_express_request"),
                price(json, "step_functions_express_gigabyte_second"),
                price(json, "s3_put"),
                price(json, "s3_get"),
                price(json, "s3_gigabyte_month"),
                price(json, "dynamodb_write_unit"),
                price(json, "dynamodb_read_unit"),
                price(json, "sqs_request"));
    }

    private static double price(JsonNode json, String name) {
        double price = json.required(name).asDouble();
        if (!(price > 0 && price < 1)) {
            throw new IllegalStateException(name + " in prices.json must be in (0, 1) but was " + price);
        }
        return price;
    }
}
