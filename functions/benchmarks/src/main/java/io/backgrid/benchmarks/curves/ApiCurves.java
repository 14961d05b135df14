package io.backgrid.benchmarks.curves;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.Map;

/// Curves from `GET /jobs/{job_id}/equity-curve?after=` on one kept connection.
final class ApiCurves implements CurveSource {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String jobs;

    ApiCurves(Map<String, String> environment) {
        jobs = environment.get("BACKGRID_API") + "/api/v1/jobs/";
    }

    @Override
    public CurveRows ask(CurveQuery query) throws IOException, InterruptedException {
        URI address = URI.create(jobs + NumberedJob.ref(query.job()).id() + "/equity-curve?after=" + query.after());
        HttpResponse<byte[]> answer =
                client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofByteArray());
        JsonNode json = JSON.readTree(answer.body());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(address + " answered " + answer.statusCode() + " " + json);
        }
        CurveRows rows = new CurveRows();
        for (JsonNode point : json.path("points")) {
            rows.add(
                    LocalDate.parse(point.path("date").textValue()).toEpochDay(),
                    point.path("equity").doubleValue(),
                    point.path("drawdown").doubleValue(),
                    point.path("position").doubleValue());
        }
        return rows;
    }

    @Override
    public void close() {
        client.close();
    }
}
