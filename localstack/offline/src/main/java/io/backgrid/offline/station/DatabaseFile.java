package io.backgrid.offline.station;

import com.almworks.sqlite4java.SQLiteConnection;
import com.almworks.sqlite4java.SQLiteException;
import com.almworks.sqlite4java.SQLiteStatement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/// The file that DynamoDB Local keeps its tables in. It writes each change through a rollback journal unless the file
/// itself asks for a write-ahead log, which is several times faster with concurrent writers and as safe. What it
/// never does is move the log back into the tables while it runs: that is done here, by a connection of our own.
final class DatabaseFile implements AutoCloseable {

    private static final String NAME = "shared-local-instance.db";
    private static final long LOG_BYTES = 4L * 1024 * 1024;
    private static final long EVERY_SECONDS = 5;
    private static final long CLOSE_SECONDS = 5;
    private static final long PAUSE_MILLIS = 5;
    private static final long BUSY_MILLIS = 5_000;

    private final Path file;
    private final Path log;
    private final ScheduledExecutorService clock;

    private DatabaseFile(Path file) {
        this.file = file;
        this.log = file.resolveSibling(NAME + "-wal");
        this.clock = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("dynamodb-log").factory());
    }

    /// Makes the file in that folder, or tidies the one that is there.
    static DatabaseFile prepare(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException("the folder " + folder + " cannot hold the tables", failure);
        }
        DatabaseFile database = new DatabaseFile(folder.resolve(NAME));
        database.execute("PRAGMA journal_mode=WAL");
        ScheduledFuture<?> _ = database.clock.scheduleWithFixedDelay(
                database::shortenLog, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
        return database;
    }

    /// Waits until DynamoDB Local has let go of the file, which it does some time after it has answered that it did.
    @Override
    public void close() {
        clock.close();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(CLOSE_SECONDS);
        // The last connection takes the log with it.
        while (Files.exists(log) && System.nanoTime() < end) {
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void shortenLog() {
        try {
            if (Files.exists(log) && Files.size(log) > LOG_BYTES) {
                execute("PRAGMA wal_checkpoint(PASSIVE)");
            }
        } catch (IOException gone) {
            throw new UncheckedIOException("the log " + log + " cannot be looked at", gone);
        }
    }

    private void execute(String statement) {
        SQLiteConnection connection = new SQLiteConnection(file.toFile());
        try {
            connection.open(true);
            connection.setBusyTimeout(BUSY_MILLIS);
            SQLiteStatement prepared = connection.prepare(statement);
            prepared.step();
            prepared.dispose();
        } catch (SQLiteException refused) {
            throw new IllegalStateException(
                    "the tables in " + file + " cannot be opened: another program may use them, or the file is damaged",
                    refused);
        } finally {
            connection.dispose();
        }
    }
}
