package io.backgrid.offline.bridge;

/// Docker has no network through which containers reach this machine.
public final class NoBridgeException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public NoBridgeException() {
        super("Docker has no network docker0 on this machine, which --bridge listens on: start Docker first");
    }
}
