package io.backgrid.jobs.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.backgrid.jobs.JobFailure;
import io.backgrid.jobs.JobId;
import io.backgrid.jobs.JobStatus;
import io.backgrid.jobs.TenantId;
import io.backgrid.jobs.fakes.World;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SweepTest {
    private static final Instant NOW = Instant.parse("2026-01-05T11:00:00Z");
    private static final ManifestRef MANIFEST = new ManifestRef("a".repeat(64), 3);

    private final World world = new World();
    private final Sweep accepted = world.sweeping().sweep(world.sweeping().accept("""
                    {"datasets": ["zigzag"], "strategy": "ma_crossover", "params": {"fast": [2, 3]}}"""));

    @Test
    void itIsQueuedThenRunningAndKeepsWhenItFirstBegan() {
        assertThat(accepted.status()).isEqualTo(JobStatus.QUEUED);
        assertThat(accepted.revision()).isZero();
        Sweep running = accepted.planned(MANIFEST, NOW);
        assertThat(running.state()).isEqualTo(new SweepState.Running(accepted.submittedAt(), NOW, MANIFEST));
        assertThat(running.revision()).isEqualTo(1);
        ManifestRef other = new ManifestRef("b".repeat(64), 3);
        assertThat(running.planned(other, NOW.plusSeconds(5)).state())
                .isEqualTo(new SweepState.Running(accepted.submittedAt(), NOW, other));
        assertThat(running.sentAgain(NOW.plusSeconds(9)).state())
                .isEqualTo(new SweepState.Running(NOW.plusSeconds(9), NOW, MANIFEST));
        assertThat(accepted.sentAgain(NOW).state()).isEqualTo(new SweepState.Queued(NOW));
    }

    @Test
    void anEndedSweepCannotChangeAnyMore() {
        Sweep failed = accepted.failed(new JobFailure("why", "because"), SweepProgress.NONE, NOW);
        Sweep cancelled = accepted.cancelled(SweepProgress.NONE, NOW);

        assertThat(List.of(failed.status(), cancelled.status())).containsExactly(JobStatus.FAILED, JobStatus.CANCELLED);
        assertThat(failed.isFinal()).isTrue();
        assertThatIllegalStateException()
                .isThrownBy(() -> failed.planned(MANIFEST, NOW))
                .withMessage("sweep " + failed.ref().id() + " is failed and cannot be planned any more");
        assertThatIllegalStateException()
                .isThrownBy(() -> cancelled.sentAgain(NOW))
                .withMessageContaining("is cancelled and cannot be sent again any more");
        assertThatIllegalStateException()
                .isThrownBy(() -> failed.cancelled(SweepProgress.NONE, NOW))
                .withMessageContaining("is failed and cannot be cancelled any more");
    }

    @Test
    void aManifestIsReadAsItWasWritten() {
        SweepRef ref = new SweepRef(new TenantId("acme"), JobId.create(NOW, new SecureRandom()));
        List<ShardTask> tasks = List.of(
                new ShardTask(ref, new Shard(0, 0, 5), new PartAddress("0".repeat(64)), 2),
                new ShardTask(ref, new Shard(1, 5, 1L << 39), new PartAddress("f".repeat(64)), 2));
        byte[] written = Manifest.write(tasks);

        assertThat(Manifest.read(written)).isEqualTo(tasks);
        assertThat(Manifest.write(tasks)).isEqualTo(written);
        assertThat(new String(written, StandardCharsets.UTF_8))
                .startsWith("[{\"tenant\":\"acme\",\"sweep_id\":\"" + ref.id().value()
                        + "\",\"shard\":0,\"from\":0,\"to\":5,");
        assertThat(Manifest.ref(written, 2).sha256()).matches("[0-9a-f]{64}");
    }

    @Test
    void whatIsNoManifestIsRefused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Manifest.read("[".getBytes(StandardCharsets.UTF_8)))
                .withMessage("the manifest is no JSON");
        assertThatIllegalStateException()
                .isThrownBy(() -> Manifest.read("[{}]".getBytes(StandardCharsets.UTF_8)))
                .withMessageStartingWith("no shard is told by {}");
    }

    @Test
    void recordsThatCannotBeAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Shard(-1, 0, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Shard(2, 5, 5))
                .withMessage("shard 2 has no trials from 5 to 5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PartAddress("F".repeat(64)))
                .withMessageStartingWith("the address of a part is a SHA-256 but was 'FFF");
        assertThatIllegalArgumentException().isThrownBy(() -> new ShardSizing(Double.NaN, 1, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Quantiles(3, List.of(1.0)))
                .withMessage("quantiles are 7 values but were 1");
    }
}
