package io.backgrid.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class JsonFaultLogTest {

    @Test
    void aFaultIsOneLineWithItsRequestAndItsStack() throws JsonProcessingException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new JsonFaultLog(new PrintStream(out, true, StandardCharsets.UTF_8), () -> Instant.EPOCH)
                .record("request-1", new IllegalStateException("two\nlines", new IllegalArgumentException("cause")));

        String written = out.toString(StandardCharsets.UTF_8);
        assertThat(written.lines()).hasSize(1);
        JsonNode line = new ObjectMapper().readTree(written);
        assertThat(line.path("timestamp").textValue()).isEqualTo("1970-01-01T00:00:00Z");
        assertThat(line.path("request_id").textValue()).isEqualTo("request-1");
        assertThat(line.path("fault").textValue()).isEqualTo("java.lang.IllegalStateException: two\nlines");
        assertThat(line.path("stack").textValue()).contains("Caused by: java.lang.IllegalArgumentException: cause");
    }
}
