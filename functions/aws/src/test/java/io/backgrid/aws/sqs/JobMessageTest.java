package io.backgrid.aws.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import io.backgrid.aws.Fixtures;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class JobMessageTest {
    private static final String ID = Fixtures.REF.id().value();

    @Test
    void aMessageNamesTenantAndJob() {
        assertThat(JobMessage.encode(Fixtures.REF))
                .isEqualTo("{\"v\":1,\"tenant\":\"local\",\"job_id\":\"" + ID + "\"}");
        assertThat(JobMessage.decode(JobMessage.encode(Fixtures.REF))).contains(Fixtures.REF);
    }

    @Test
    void fieldsThatAreAddedLaterDoNoHarm() {
        assertThat(JobMessage.decode("{\"v\":1,\"tenant\":\"local\",\"job_id\":\"" + ID + "\",\"priority\":2}"))
                .contains(Fixtures.REF);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "hello",
                "{",
                "[]",
                "17",
                "null",
                "{}",
                "{\"v\":1,\"tenant\":\"local\"}",
                "{\"v\":1,\"tenant\":\"local\",\"job_id\":\"../other\"}",
                "{\"v\":1,\"tenant\":\"NO GOOD\",\"job_id\":\"01kjm5xq80abcdefghjkmnpqrstvwxyz0123\"}",
                "{\"v\":2,\"tenant\":\"local\",\"job_id\":\"01kjm5xq80abcdefghjkmnpqrstvwxyz0123\"}",
                "{\"tenant\":\"local\",\"job_id\":\"01kjm5xq80abcdefghjkmnpqrstvwxyz0123\"}"
            })
    void anythingElseNamesNoJob(@Nullable String body) {
        assertThat(JobMessage.decode(body)).isEmpty();
    }
}
