package io.backgrid.benchmarks.curves;

import io.backgrid.engine.result.EquityCurve;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Map;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/// Curves in one table of PostgreSQL, with an index on job and time, asked for by a prepared statement.
///
/// A job is a number of four bytes there; its id of 36 characters would nearly double table and index.
final class PostgresCurves implements CurveSource {
    /// Days from 1970 to where PostgreSQL begins to count.
    private static final long EPOCH = LocalDate.of(2000, 1, 1).toEpochDay();

    private static final int COLUMNS = 5;
    private static final int BUFFER = 1 << 16;

    private final Connection connection;
    private final PreparedStatement query;

    PostgresCurves(Map<String, String> environment) throws SQLException {
        connection = DriverManager.getConnection(environment.get("BACKGRID_BENCH_POSTGRES"));
        query = connection.prepareStatement("""
                SELECT time, equity, drawdown, position FROM curve WHERE job_id = ? AND time > ? ORDER BY time""");
    }

    /// Copies some jobs into the table, in their order, so that it is clustered by job and time, and indexes it anew.
    void write(int fromJob, int toJob) throws IOException, SQLException {
        try (Statement statement = connection.createStatement()) {
            // Its pages never pass the log, which loads faster and reads the same.
            statement.execute("""
                    CREATE UNLOGGED TABLE IF NOT EXISTS curve (job_id integer NOT NULL, time date NOT NULL,
                        equity float8 NOT NULL, drawdown float8 NOT NULL, position float8 NOT NULL)""");
            statement.execute("DROP INDEX IF EXISTS curve_job_time");
            try (DataOutputStream rows = new DataOutputStream(new BufferedOutputStream(
                    new PGCopyOutputStream(
                            connection.unwrap(PGConnection.class), "COPY curve FROM STDIN (FORMAT binary)", BUFFER),
                    BUFFER))) {
                rows.write("PGCOPY\n\377\r\n\0".getBytes(StandardCharsets.ISO_8859_1));
                rows.writeInt(0);
                rows.writeInt(0);
                for (int job = fromJob; job < toJob; job++) {
                    copy(rows, job, NumberedJob.of(job).result().curve());
                }
                rows.writeShort(-1);
            }
            statement.execute("CREATE UNIQUE INDEX curve_job_time ON curve (job_id, time)");
            statement.execute("VACUUM ANALYZE curve");
            statement.execute("CHECKPOINT");
        }
    }

    private static void copy(DataOutputStream rows, int job, EquityCurve curve) throws IOException {
        for (int point = 0; point < curve.size(); point++) {
            rows.writeShort(COLUMNS);
            whole(rows, job);
            whole(rows, Math.toIntExact(NumberedJob.epochDay(point) - EPOCH));
            number(rows, curve.equity(point));
            number(rows, curve.drawdown(point));
            number(rows, curve.position(point));
        }
    }

    private static void whole(DataOutputStream rows, int value) throws IOException {
        rows.writeInt(Integer.BYTES);
        rows.writeInt(value);
    }

    private static void number(DataOutputStream rows, double value) throws IOException {
        rows.writeInt(Double.BYTES);
        rows.writeLong(Double.doubleToRawLongBits(value));
    }

    /// Bytes of the table and of its index.
    String size() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet size =
                        statement.executeQuery("SELECT pg_table_size('curve'), pg_indexes_size('curve'), version()")) {
            size.next();
            return "table %d bytes, index %d bytes; %s".formatted(size.getLong(1), size.getLong(2), size.getString(3));
        }
    }

    @Override
    public CurveRows ask(CurveQuery asked) throws SQLException {
        query.setInt(1, asked.job());
        query.setObject(2, asked.after());
        CurveRows rows = new CurveRows();
        try (ResultSet found = query.executeQuery()) {
            while (found.next()) {
                rows.add(
                        found.getObject(1, LocalDate.class).toEpochDay(),
                        found.getDouble(2),
                        found.getDouble(3),
                        found.getDouble(4));
            }
        }
        return rows;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
