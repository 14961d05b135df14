package io.backgrid.jobs.life;

/// Somebody uploaded more than a data set may be.
public final class UploadTooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public UploadTooLargeException(long bytes) {
        super("the file may have at most " + Uploads.MAX_BYTES + " bytes but has " + bytes + ": split it");
    }
}
