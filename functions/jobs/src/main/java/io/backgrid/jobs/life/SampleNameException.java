package io.backgrid.jobs.life;

import io.backgrid.jobs.dataset.DatasetName;

/// Somebody tried to change a bundled sample.
public final class SampleNameException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public SampleNameException(DatasetName name) {
        super("'" + name + "' is a bundled sample and stays as it is: choose another name");
    }
}
