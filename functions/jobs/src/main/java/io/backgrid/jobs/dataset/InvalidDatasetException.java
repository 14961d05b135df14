package io.backgrid.jobs.dataset;

/// A file that is no price series. The message is a sentence for the person who sent it.
public final class InvalidDatasetException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final String place;

    /// @param place  where in the file, such as `line 7`, or `file`
    /// @param reason what is wrong there
    public InvalidDatasetException(String place, String reason) {
        super(reason);
        this.place = place;
    }

    /// Where in the file, such as `line 7`, or `file`.
    public String place() {
        return place;
    }
}
