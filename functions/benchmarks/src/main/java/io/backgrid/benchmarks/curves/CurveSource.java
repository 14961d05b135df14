package io.backgrid.benchmarks.curves;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;

/// Something that holds all curves and answers one caller at a time.
sealed interface CurveSource extends AutoCloseable permits ApiCurves, StoreCurves, PostgresCurves {

    /// The three ways to a curve.
    enum Way {
        /// The API over HTTP, as JSON.
        API,
        /// The project's own store of results, without API.
        STORE,
        /// PostgreSQL over its own protocol.
        POSTGRES;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Opens a way with what the environment says of the stack's and the database's addresses.
    static CurveSource open(Way way, Map<String, String> environment) throws SQLException {
        return switch (way) {
            case API -> new ApiCurves(environment);
            case STORE -> new StoreCurves(environment);
            case POSTGRES -> new PostgresCurves(environment);
        };
    }

    /// The points asked for.
    CurveRows ask(CurveQuery query) throws IOException, InterruptedException, SQLException;

    @Override
    void close() throws SQLException;
}
