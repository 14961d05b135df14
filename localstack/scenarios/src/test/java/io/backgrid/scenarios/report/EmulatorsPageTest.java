package io.backgrid.scenarios.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Reports and the page that is made of them.
class EmulatorsPageTest {
    private static final TargetReport OFFLINE = new TargetReport(
            "offline",
            List.of(
                    new Outcome("Jobs", "It sets", Outcome.Verdict.PASSED, ""),
                    new Outcome("Jobs", "It rises", Outcome.Verdict.PASSED, ""),
                    new Outcome("Errors", "It burns", Outcome.Verdict.CANNOT, "it is  too\nsmall")));
    private static final TargetReport MINISTACK = new TargetReport(
            "ministack",
            List.of(
                    new Outcome("Jobs", "It rises", Outcome.Verdict.FAILED, "id 12345"),
                    new Outcome("Jobs", "It sets", Outcome.Verdict.CANNOT, "it has no sun")));

    @Test
    void aReportIsReadAsItWasWritten() {
        assertThat(OFFLINE.text()).isEqualTo("""
                offline
                Jobs\tIt sets\tpassed\t
                Jobs\tIt rises\tpassed\t
                Errors\tIt burns\tcannot\tit is too small
                """);
        assertThat(TargetReport.parse(OFFLINE.text().lines().toList())).isEqualTo(OFFLINE);
        assertThatIllegalArgumentException().isThrownBy(() -> TargetReport.parse(List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TargetReport.parse(List.of("offline", "Jobs\tIt sets\tperhaps\t")))
                .withMessage("a scenario is passed, failed or cannot but was 'perhaps'");
    }

    @Test
    void thePageHasAColumnForEachTargetAndAReasonForAllThatCannotBe() {
        String page = EmulatorsPage.of(List.of(MINISTACK, OFFLINE));

        assertThat(page).startsWith("# What runs where\n").endsWith("""
                | | Offline stack | ministack |
                |---|---|---|
                | **Errors** | | |
                | It burns | cannot (1) | not run |
                | **Jobs** | | |
                | It rises | pass | fail |
                | It sets | pass | cannot (2) |

                ## Why not
                1. Offline stack, "It burns": it is too small.
                2. ministack, "It sets": it has no sun.
                """);
        assertThat(EmulatorsPage.of(List.of(OFFLINE, MINISTACK))).isEqualTo(page);
    }

    @Test
    void thePageIsWrittenFromFiles(@TempDir Path folder) throws Exception {
        Path report = Files.writeString(folder.resolve("report.txt"), OFFLINE.text());
        Path page = folder.resolve("page.md");
        EmulatorsPage.main(new String[] {page.toString(), report.toString()});
        assertThat(page).hasContent(EmulatorsPage.of(List.of(OFFLINE)));
    }

    @Test
    void twoReportsOfATargetAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EmulatorsPage.of(List.of(OFFLINE, OFFLINE)))
                .withMessageContaining("another of 'offline'");
    }
}
