package io.backgrid.benchmarks.curves;

import io.backgrid.aws.AwsClients;
import io.backgrid.aws.AwsSettings;
import io.backgrid.aws.AwsStores;
import io.backgrid.engine.result.EquityCurve;
import io.backgrid.jobs.port.JobStore;
import io.backgrid.jobs.port.ResultStore;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// Curves in the project's own stores, as its functions write and read them: one Parquet object a job, in S3.
final class StoreCurves implements CurveSource {
    private final AwsClients clients;
    private final ResultStore results;
    private final JobStore jobs;

    StoreCurves(Map<String, String> environment) {
        clients = AwsClients.of(environment);
        AwsStores stores = new AwsStores(AwsSettings.read(environment), clients, InstantSource.system());
        results = stores.results();
        jobs = stores.jobs();
    }

    /// Stores curve and trades of some jobs, on all cores.
    void write(int fromJob, int toJob) {
        IntStream.range(fromJob, toJob).parallel().forEach(number -> {
            NumberedJob numbered = NumberedJob.of(number);
            results.put(numbered.job(), numbered.result(), numbered.job().data().sha256());
        });
    }

    /// Enters the jobs that will be asked for into the table, without which the API would know nothing of them.
    void enter(List<CurveQuery> queries) {
        queries.stream().map(CurveQuery::job).distinct().parallel().forEach(number -> {
            if (jobs.find(NumberedJob.ref(number)).isEmpty()) {
                jobs.admit(NumberedJob.of(number).job(), Optional.empty());
            }
        });
    }

    @Override
    public CurveRows ask(CurveQuery query) {
        EquityCurve curve = results.curve(NumberedJob.ref(query.job())).orElseThrow();
        return CurveRows.of(curve, query.after());
    }

    @Override
    public void close() {
        clients.close();
    }
}
