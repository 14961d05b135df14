package io.backgrid.jobs.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class UploadRequestTest {

    @Test
    void theUploadIdIsRead() {
        assertThat(UploadRequest.uploadId("{\"upload_id\": \"abc\"}")).isEqualTo("abc");
    }

    @Test
    void everythingWrongIsSaidAtOnce() {
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> UploadRequest.uploadId("{\"uploadid\": \"abc\"}"))
                .withMessage("upload_id is required: the upload_id that the upload call answered;"
                        + " uploadid is not a known field; did you mean 'upload_id'?");
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> UploadRequest.uploadId("{\"upload_id\": 3}"))
                .withMessage("upload_id must be a string but was 3");
    }

    @Test
    void aBodyThatIsNoObjectIsMalformed() {
        assertThatExceptionOfType(MalformedRequestException.class)
                .isThrownBy(() -> UploadRequest.uploadId("[]"))
                .withMessage("the body must be a JSON object");
    }
}
