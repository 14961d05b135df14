package io.backgrid.jobs.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.backgrid.jobs.TenantId;
import io.backgrid.jobs.dataset.DatasetName;
import io.backgrid.jobs.dataset.InvalidDatasetException;
import io.backgrid.jobs.fakes.Failure;
import io.backgrid.jobs.fakes.Failure.Moment;
import io.backgrid.jobs.fakes.TestSeries;
import io.backgrid.jobs.fakes.World;
import io.backgrid.jobs.port.StoreUnavailableException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class UploadsTest {
    private static final DatasetName MINE = new DatasetName("mine");
    private static final DatasetName AAPL = new DatasetName("AAPL");

    private final World world = new World();
    private final Uploads uploads = world.uploads();
    private final Uploads.Ticket ticket = uploads.open(World.TENANT, MINE);

    @Test
    void aTicketNamesAnAddressOfTheTenantAndItsEnd() {
        assertThat(ticket.id()).matches("[0-9a-f]{32}");
        assertThat(ticket.url()).hasPath("/acme/" + ticket.id()).hasParameter("for", "900");
        assertThat(ticket.expiresAt()).isEqualTo(world.clock.instant().plus(Duration.ofMinutes(15)));
        assertThat(uploads.open(World.TENANT, MINE).id()).isNotEqualTo(ticket.id());
    }

    @Test
    void whatWasUploadedBecomesADataSetAndTheFileGoes() {
        world.uploads.upload(World.TENANT, ticket.id(), TestSeries.zigzag(25));

        assertThat(uploads.commit(World.TENANT, MINE, ticket.id()).orElseThrow().bars())
                .isEqualTo(25);
        assertThat(world.datasets().find(World.TENANT, MINE)).isPresent();
        assertThat(world.uploads.size()).isZero();
        assertThat(uploads.commit(World.TENANT, MINE, ticket.id())).isEmpty();
    }

    @Test
    void aRefusedFileStaysUntilABetterOneIsPutThere() {
        world.uploads.upload(World.TENANT, ticket.id(), "nonsense".getBytes(StandardCharsets.UTF_8));

        assertThatExceptionOfType(InvalidDatasetException.class)
                .isThrownBy(() -> uploads.commit(World.TENANT, MINE, ticket.id()));
        assertThat(world.datasets().find(World.TENANT, MINE)).isEmpty();
        world.uploads.upload(World.TENANT, ticket.id(), TestSeries.zigzag(25));
        assertThat(uploads.commit(World.TENANT, MINE, ticket.id())).isPresent();
    }

    @Test
    void nothingUploadedIsNothingFound() {
        assertThat(uploads.commit(World.TENANT, MINE, ticket.id())).isEmpty();
        assertThat(uploads.commit(World.TENANT, MINE, "../other/" + ticket.id()))
                .isEmpty();
    }

    @Test
    void anothersUploadIsNothingFound() {
        world.uploads.upload(World.TENANT, ticket.id(), TestSeries.zigzag(25));

        assertThat(uploads.commit(new TenantId("other"), MINE, ticket.id())).isEmpty();
    }

    @Test
    void aFileTooLargeIsRefusedBeforeItIsRead() {
        world.uploads.uploadOfSize(World.TENANT, ticket.id(), Uploads.MAX_BYTES + 1);
        Failure watched = Failure.none();
        world.disturb(watched);

        assertThatExceptionOfType(UploadTooLargeException.class)
                .isThrownBy(() -> uploads.commit(World.TENANT, MINE, ticket.id()))
                .withMessage("the file may have at most 100663296 bytes but has 100663297: split it");
        assertThat(watched.seen()).containsExactly("uploads.size");
    }

    @Test
    void aSampleCannotBeUploaded() {
        assertThatExceptionOfType(SampleNameException.class).isThrownBy(() -> uploads.open(World.TENANT, AAPL));
        world.uploads.upload(World.TENANT, ticket.id(), TestSeries.zigzag(25));
        assertThatExceptionOfType(SampleNameException.class)
                .isThrownBy(() -> uploads.commit(World.TENANT, AAPL, ticket.id()));
    }

    @Test
    void aCommitWhoseLastStepFailedCanBeMadeAgain() {
        world.uploads.upload(World.TENANT, ticket.id(), TestSeries.zigzag(25));
        world.disturb(Failure.unavailable("uploads.delete", Moment.BEFORE));
        assertThatExceptionOfType(StoreUnavailableException.class)
                .isThrownBy(() -> uploads.commit(World.TENANT, MINE, ticket.id()));
        world.calm();

        assertThat(uploads.commit(World.TENANT, MINE, ticket.id())).isPresent();
        assertThat(world.uploads.size()).isZero();
    }
}
