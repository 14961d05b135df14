package io.backgrid.api;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.InstantSource;

/// Writes each fault as one line of JSON, which is what CloudWatch Logs can search.
public final class JsonFaultLog implements FaultLog {
    private final PrintStream out;
    private final InstantSource clock;

    public JsonFaultLog(PrintStream out, InstantSource clock) {
        this.out = out;
        this.clock = clock;
    }

    @Override
    public void record(String requestId, Throwable fault) {
        StringWriter stack = new StringWriter();
        fault.printStackTrace(new PrintWriter(stack));
        out.println(Json.object()
                .put("timestamp", clock.instant().toString())
                .put("level", "ERROR")
                .put("event", "fault")
                .put("request_id", requestId)
                .put("fault", fault.toString())
                .put("stack", stack.toString()));
    }
}
