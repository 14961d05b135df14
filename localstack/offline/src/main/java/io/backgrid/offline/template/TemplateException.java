package io.backgrid.offline.template;

/// The template lacks or contradicts something that the offline stack needs. The message starts with the place.
public final class TemplateException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// A complaint about one place.
    ///
    /// @param path where in the template, such as `Resources.JobsQueue.Properties.RedrivePolicy`
    /// @param problem what is wrong there and what it should be
    public TemplateException(String path, String problem) {
        super(path + " " + problem);
    }
}
