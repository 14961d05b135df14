import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Submits sweeps over HTTP and measures from the request to the ranked result. Before any time is printed, trials of a
/// sweep are compared with jobs that ask for the same.
///
/// Arguments: base address; then `thousand`, `million` or `series`.
public final class Sweeps {
    private static final int BARS = 2_520;
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String api;
    private int asked = new Random().nextInt(1_000_000);

    private Sweeps(String api) {
        this.api = api;
    }

    public static void main(String[] args) throws Exception {
        Sweeps sweeps = new Sweeps(args[0] + "/api/v1");
        sweeps.upload(0);
        switch (args[1]) {
            case "thousand" -> sweeps.thousand();
            case "million" -> sweeps.million();
            case "series" -> sweeps.series();
            default -> throw new IllegalArgumentException("there is no measurement " + args[1]);
        }
    }

    private void thousand() throws Exception {
        requireEqualToJobs();
        double[] seconds = new double[10];
        for (int round = 0; round < seconds.length; round++) {
            seconds[round] = run("\"walk0\"", range(2, 41), "{\"from\":50,\"to\":170,\"step\":5}", 10).seconds();
        }
        print("1,000 combinations x 2,520 bars, request to ranked result", seconds);
    }

    private void million() throws Exception {
        requireEqualToJobs();
        double[] seconds = new double[3];
        Done done = null;
        for (int round = 0; round < seconds.length; round++) {
            done = run("\"walk0\"", range(2, 1001), range(2, 1001), 100);
            seconds[round] = done.seconds();
        }
        print("1,000,000 combinations x 2,520 bars, request to ranked result", seconds);
        for (String query : new String[] {"sort=-sharpe", "sort=max_drawdown", "sort=-trades&limit=200"}) {
            double[] page = new double[50];
            for (int round = 0; round < page.length; round++) {
                long begun = System.nanoTime();
                get("/sweeps/" + done.id() + "/trials?" + query);
                page[round] = (System.nanoTime() - begun) / 1e9;
            }
            print("first page of a million, " + query, Arrays.copyOfRange(page, 10, page.length));
        }
        System.out.println(done.body().replaceAll(".*(\"cost\":\\{.*?]}).*", "$1"));
    }

    private void series() throws Exception {
        for (int series = 1; series < 100; series++) {
            upload(series);
        }
        for (int count : new int[] {25, 50, 100}) {
            StringBuilder names = new StringBuilder("\"walk0\"");
            for (int each = 1; each < count; each++) {
                names.append(",\"walk").append(each).append('"');
            }
            double[] seconds = new double[3];
            for (int round = 0; round < seconds.length; round++) {
                seconds[round] = run(names.toString(), range(2, 101), range(2, 101), 100).seconds();
            }
            print(count + " series x 10,000 combinations x 2,520 bars", seconds);
        }
    }

    private record Done(String id, double seconds, String body) {}

    /// Never the same sweep twice, so that nothing is taken from an earlier one.
    private Done run(String datasets, String fast, String slow, long pauseMillis) throws Exception {
        asked++;
        String request = """
                {"datasets":[%s],"strategy":"ma_crossover","params":{"fast":%s,"slow":%s},"fees":{"rate":%s}}"""
                .formatted(datasets, fast, slow, fee());
        long begun = System.nanoTime();
        String id = text(post("/sweeps", request, 202), "sweep_id");
        String body;
        String status;
        do {
            Thread.sleep(pauseMillis);
            body = get("/sweeps/" + id);
            status = text(body, "status");
        } while (status.equals("queued") || status.equals("running"));
        double seconds = (System.nanoTime() - begun) / 1e9;
        if (!status.equals("completed") || !body.contains("\"shards_reused\":0")) {
            throw new IllegalStateException("no fresh result: " + body.substring(0, 300));
        }
        return new Done(id, seconds, body);
    }

    /// One that no sweep before it had.
    private String fee() {
        return "0.0001%07d".formatted(asked);
    }

    private void requireEqualToJobs() throws Exception {
        Done sweep = run("\"walk0\"", range(5, 14), range(20, 29), 10);
        String trials = get("/sweeps/" + sweep.id() + "/trials?sort=-total_return&limit=20");
        Matcher trial = Pattern.compile(
                        "\"values\":\\{\"fast\":(\\d+),\"slow\":(\\d+)}.*?\"total_return\":([-0-9.E]+),\"sharpe\":([-0-9.E]+)")
                .matcher(trials);
        int compared = 0;
        while (trial.find()) {
            String job = send(HttpRequest.newBuilder(URI.create(api + "/jobs"))
                    .header("Content-Type", "application/json")
                    .header("Prefer", "wait=20")
                    .POST(HttpRequest.BodyPublishers.ofString("""
                            {"dataset":"walk0","strategy":"ma_crossover","params":{"fast":%s,"slow":%s},"fees":{"rate":%s}}"""
                            .formatted(trial.group(1), trial.group(2), fee())))
                    .build(), 200);
            double sharpe = Double.parseDouble(text(job, "sharpe"));
            if (!text(job, "total_return").equals(trial.group(3))
                    || Math.abs(sharpe - Double.parseDouble(trial.group(4))) > 1e-12 * Math.abs(sharpe)) {
                throw new IllegalStateException("a trial is not its job: " + trial.group() + " but " + job);
            }
            compared++;
        }
        if (compared != 20) {
            throw new IllegalStateException("only " + compared + " trials were compared: " + trials);
        }
        System.out.println("20 trials equal their jobs");
    }

    /// A random walk of 2,520 weekdays.
    private void upload(int series) throws Exception {
        Random random = new Random(series);
        StringBuilder csv = new StringBuilder("date,open,high,low,close,volume\n");
        LocalDate date = LocalDate.of(2010, 1, 1);
        double close = 100;
        for (int bar = 0; bar < BARS; bar++) {
            double open = close * Math.exp(0.003 * random.nextGaussian());
            close = open * Math.exp(0.0003 + 0.01 * random.nextGaussian());
            double high = Math.max(open, close) * (1 + 0.004 * random.nextDouble());
            double low = Math.min(open, close) * (1 - 0.004 * random.nextDouble());
            csv.append(String.format(Locale.ROOT, "%s,%.4f,%.4f,%.4f,%.4f,1000%n", date, open, high, low, close));
            do {
                date = date.plusDays(1);
            } while (date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY);
        }
        send(HttpRequest.newBuilder(URI.create(api + "/datasets/walk" + series))
                .header("Content-Type", "text/csv")
                .PUT(HttpRequest.BodyPublishers.ofString(csv.toString()))
                .build(), 201);
    }

    private static String range(int from, int to) {
        return "{\"from\":" + from + ",\"to\":" + to + ",\"step\":1}";
    }

    private String get(String path) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(api + path)).build(), 200);
    }

    private String post(String path, String body, int expected) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(api + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(), expected);
    }

    private static String send(HttpRequest request, int expected) throws Exception {
        HttpResponse<String> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != expected) {
            throw new IllegalStateException(request.uri() + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    private static String text(String json, String field) {
        Matcher found = Pattern.compile("\"" + field + "\":\"?([^\",}]+)").matcher(json);
        if (!found.find()) {
            throw new IllegalStateException("no " + field + " in " + json);
        }
        return found.group(1);
    }

    private static void print(String what, double[] seconds) {
        double[] sorted = seconds.clone();
        Arrays.sort(sorted);
        System.out.printf(Locale.ROOT, "%-75s median %.3f s (%.3f to %.3f)%n",
                what, sorted[sorted.length / 2], sorted[0], sorted[sorted.length - 1]);
    }
}
