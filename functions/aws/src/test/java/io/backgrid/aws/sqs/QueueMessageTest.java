package io.backgrid.aws.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import io.backgrid.aws.Fixtures;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class QueueMessageTest {
    private static final String ID = Fixtures.REF.id().value();

    @Test
    void aMessageNamesTenantAndJob() {
        assertThat(QueueMessage.encode(Fixtures.REF))
                .isEqualTo("{\"v\":1,\"tenant\":\"local\",\"job_id\":\"" + ID + "\"}");
        assertThat(QueueMessage.decode(QueueMessage.encode(Fixtures.REF)))
                .contains(new QueueMessage.Work.OfJob(Fixtures.REF));
    }

    @Test
    void aMessageNamesTenantAndSweep() {
        assertThat(QueueMessage.encode(Fixtures.SWEEP))
                .isEqualTo("{\"v\":1,\"tenant\":\"local\",\"sweep_id\":\"" + ID + "\"}");
        assertThat(QueueMessage.decode(QueueMessage.encode(Fixtures.SWEEP)))
                .contains(new QueueMessage.Work.OfSweep(Fixtures.SWEEP));
        assertThat(QueueMessage.decode("{\"v\":1,\"tenant\":\"local\",\"sweep_id\":\"../other\"}"))
                .isEmpty();
    }

    @Test
    void fieldsThatAreAddedLaterDoNoHarm() {
        assertThat(QueueMessage.decode("{\"v\":1,\"tenant\":\"local\",\"job_id\":\"" + ID + "\",\"priority\":2}"))
                .contains(new QueueMessage.Work.OfJob(Fixtures.REF));
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
        assertThat(QueueMessage.decode(body)).isEmpty();
    }
}
