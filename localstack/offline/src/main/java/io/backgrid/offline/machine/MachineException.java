package io.backgrid.offline.machine;

/// A definition has something that this executor does not know or that contradicts itself. The message starts with the
/// place.
public final class MachineException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// @param path    where in the definition, such as `States.Fan.ItemReader`
    /// @param problem what is wrong there and what it should be
    MachineException(String path, String problem) {
        super(path + " " + problem);
    }
}
