package io.backgrid.offline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The folder of one stack; a second stack on the same folder is refused, as two would destroy each other's table.
public final class DataFolder implements AutoCloseable {

    /// The folder cannot be used; the message says why.
    public static final class UnusableException extends RuntimeException {
        private static final long serialVersionUID = 1;

        UnusableException(String message) {
            super(message);
        }
    }

    private final Path folder;
    private final FileChannel channel;

    private DataFolder(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /// Makes the folder if need be and takes it.
    ///
    /// @throws UnusableException when it is in use or cannot be made
    public static DataFolder take(Path folder) {
        FileChannel channel;
        try {
            Files.createDirectories(folder);
            channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UnusableException("the data folder " + folder + " cannot be used: " + e.getMessage());
        }
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return new DataFolder(folder, channel);
            }
        } catch (OverlappingFileLockException _) {
            // Another stack of this very process; said below.
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lock " + folder, e);
        }
        closeQuietly(channel);
        throw new UnusableException("the data folder " + folder
                + " is in use by another stack: stop that one, or choose another folder with --data DIR");
    }

    Path dynamo() {
        return folder.resolve("dynamodb");
    }

    /// The buckets, one folder each.
    public Path objects() {
        return folder.resolve("s3");
    }

    /// The journal, one JSON line per event.
    public Path log() {
        return folder.resolve("log.jsonl");
    }

    /// The addresses of the running stack, for programs beside it.
    Path environment() {
        return folder.resolve("stack.env");
    }

    /// What functions in containers are told, where they may use the stores.
    Path functions() {
        return folder.resolve("functions.json");
    }

    @Override
    public void close() {
        closeQuietly(channel);
    }

    private static void closeQuietly(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot release the data folder", e);
        }
    }
}
