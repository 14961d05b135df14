package io.backgrid.offline.template;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads what calls a function: routes, queues and schedules.
record EventReader(
        FunctionSettings function,
        Map<String, QueueSettings> queues,
        List<Route> routes,
        List<QueueSource> sources,
        List<Schedule> schedules) {

    private static final Pattern PATH =
            Pattern.compile("(/(\\{[A-Za-z0-9._-]+}|[^/{}]+))+(/\\{[A-Za-z0-9._-]+\\+})?|/");
    private static final Pattern RATE = Pattern.compile("rate\\((\\d{1,6}) (minute|hour|day)s?\\)");
    private static final int BATCH_WITHOUT_WINDOW = 10;
    private static final int ACCOUNT_CONCURRENCY = 1_000;

    void read(Node events) {
        for (Node event : events.entries().values()) {
            Node properties = event.at("Properties");
            String type = event.at("Type").text();
            switch (type) {
                case "Api" -> routes.add(route(properties));
                case "SQS" -> sources.add(source(properties));
                case "ScheduleV2" -> schedules.add(schedule(properties.at("ScheduleExpression")));
                case "Schedule" -> schedules.add(schedule(properties.at("Schedule")));
                default -> throw event.at("Type").wrong("is " + type + ", which the offline stack does not play");
            }
        }
    }

    private Route route(Node properties) {
        Node path = properties.at("Path");
        if (!PATH.matcher(path.text()).matches()) {
            throw path.wrong("must be a path such as /api/v1/jobs/{job_id} but was " + path.text());
        }
        return new Route(properties.at("Method").text().toUpperCase(Locale.ROOT), path.text(), function);
    }

    private QueueSource source(Node properties) {
        Node queue = properties.at("Queue");
        QueueSettings settings = queues.get(queue.reference());
        if (settings == null) {
            throw new TemplateException(
                    "Resources." + queue.reference(), "is missing: " + queue.path() + " needs that AWS::SQS::Queue");
        }
        if (settings.visibilityTimeout().compareTo(function.timeout()) < 0) {
            throw new TemplateException(
                    "Resources." + settings.logicalId() + ".Properties.VisibilityTimeout",
                    "must be at least the Timeout of " + function.logicalId() + ", "
                            + function.timeout().toSeconds() + " s, but was "
                            + settings.visibilityTimeout().toSeconds());
        }
        int window = properties.at("MaximumBatchingWindowInSeconds").integer(0, 300, 0);
        Node batch = properties.at("BatchSize");
        int batchSize = batch.integer(1, 10_000, BATCH_WITHOUT_WINDOW);
        if (batchSize > BATCH_WITHOUT_WINDOW && window == 0) {
            throw batch.wrong("must be at most " + BATCH_WITHOUT_WINDOW
                    + " while MaximumBatchingWindowInSeconds is 0, but was " + batchSize);
        }
        boolean partial = properties.at("FunctionResponseTypes").items().stream()
                .anyMatch(type -> type.text().equals("ReportBatchItemFailures"));
        int concurrency = properties
                .at("ScalingConfig", "MaximumConcurrency")
                .integer(2, ACCOUNT_CONCURRENCY, ACCOUNT_CONCURRENCY);
        return new QueueSource(function, settings, batchSize, Duration.ofSeconds(window), partial, concurrency);
    }

    private Schedule schedule(Node expression) {
        Matcher rate = RATE.matcher(expression.text());
        if (!rate.matches()) {
            throw expression.wrong("must be a rate such as rate(1 minute) but was " + expression.text());
        }
        long count = Long.parseLong(rate.group(1));
        if (count == 0) {
            throw expression.wrong("must be a rate above 0 but was " + expression.text());
        }
        Duration every = switch (rate.group(2)) {
            case "minute" -> Duration.ofMinutes(count);
            case "hour" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
        return new Schedule(function, every);
    }
}
