package io.backgrid.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.backgrid.jobs.fakes.TestSeries;
import io.backgrid.jobs.fakes.World;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DatasetsHandlerTest {
    private static final String CSV = new String(TestSeries.zigzag(30), StandardCharsets.UTF_8);

    private final Api api = new Api();

    private static Request call(String method, String rest, String name) {
        return Request.of(method, "/api/v1/datasets/{name}" + rest).path("name", name);
    }

    private Reply put(String name, String csv) {
        return api.datasets(call("PUT", "", name).body("text/csv; charset=utf-8", csv));
    }

    @Test
    void anUploadIsAnsweredWithWhatItIsAndWhereItStands() {
        Reply reply = put("mine", CSV);

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.header("Location")).isEqualTo("/api/v1/datasets/mine");
        assertThat(reply.json().path("bars").intValue()).isEqualTo(30);
        assertThat(reply.json().path("created_at").textValue()).isEqualTo("2026-01-05T10:00:00Z");
    }

    @Test
    void aWrongFileIsRefusedAtItsLine() {
        assertThat(put("mine", CSV.replaceFirst("100,101", "x,101")).violations())
                .containsExactly("line 2 open must be a number but was 'x'");
    }

    @Test
    void aFileThatIsNoCsvOrTooLargeIsRefused() {
        Request json = call("PUT", "", "mine").json("{}");

        assertThat(api.datasets(json).problem(415))
                .isEqualTo("send the body with Content-Type: text/csv instead of application/json");
        assertThat(put("mine", "x".repeat((4 << 20) + 1)).problem(413))
                .isEqualTo("the body may have at most 4194304 bytes but has 4194305");
    }

    @Test
    void aNameThatCannotBeIsRefusedWithTheRule() {
        assertThat(put("my data", CSV).violations())
                .containsExactly(
                        "name must be 1 to 64 letters, digits, '.', '_' or '-', starting with a letter or" + " digit");
    }

    @Test
    void aSampleStaysAsItIs() {
        assertThat(put("AAPL", CSV).problem(409)).contains("choose another name");
        assertThat(api.datasets(call("DELETE", "", "AAPL")).problem(409)).contains("bundled sample");
    }

    @Test
    void aDataSetIsDeletedOnce() {
        assertThat(api.datasets(call("DELETE", "", "zigzag")).status()).isEqualTo(204);
        Reply again = api.datasets(call("DELETE", "", "zigzag"));

        again.problem(404);
        assertThat(api.datasets(call("DELETE", "", "a b"))).isEqualTo(again);
    }

    @Test
    void aLargeFileGoesToAnAddressOfItsOwnAndIsCommitted() {
        Reply opened = api.datasets(call("POST", "/upload", "big"));
        String id = opened.json().path("upload_id").textValue();

        assertThat(opened.status()).isEqualTo(201);
        assertThat(opened.fields()).containsExactly("upload_id", "method", "url", "expires_at", "max_bytes");
        assertThat(opened.json().path("method").textValue()).isEqualTo("PUT");
        assertThat(opened.json().path("url").textValue()).isEqualTo("https://uploads.example/acme/" + id + "?for=900");
        assertThat(opened.json().path("expires_at").textValue()).isEqualTo("2026-01-05T10:15:00Z");
        api.world.uploads.upload(World.TENANT, id, TestSeries.zigzag(40));
        Reply committed = api.datasets(call("POST", "/commit", "big").json("{\"upload_id\": \"" + id + "\"}"));
        assertThat(committed.status()).isEqualTo(201);
        assertThat(committed.header("Location")).isEqualTo("/api/v1/datasets/big");
        assertThat(committed.json().path("bars").intValue()).isEqualTo(40);
    }

    @Test
    void aCommitOfNothingIsNotFound() {
        String id = "0".repeat(32);

        api.datasets(call("POST", "/commit", "big").json("{\"upload_id\": \"" + id + "\"}"))
                .problem(404);
        assertThat(api.datasets(call("POST", "/commit", "big").json("{}")).violations())
                .containsExactly("upload_id is required: the upload_id that the upload call answered");
    }

    @Test
    void aRouteThatTheTemplateShouldNotSendIsOurFault() {
        api.datasets(call("GET", "", "zigzag")).problem(500);
    }
}
