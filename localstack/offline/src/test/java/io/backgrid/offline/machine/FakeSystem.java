package io.backgrid.offline.machine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.backgrid.offline.template.Template;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// What surrounds the machine of the real template: functions that a test scripts, one manifest, waits that take no
/// time.
final class FakeSystem implements AutoCloseable {
    private static final Path ROOT = Path.of("../..");

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String MANIFEST = """
            [{"tenant": "t", "sweep_id": "s", "shard": 0, "round": 0},
             {"tenant": "t", "sweep_id": "s", "shard": 1, "round": 0},
             {"tenant": "t", "sweep_id": "s", "shard": 2, "round": 0}]""";

    /// Calls as `Function input`, in the order in which they came.
    final List<String> calls = new CopyOnWriteArrayList<>();

    /// Every wait between two attempts.
    final List<Duration> waits = new CopyOnWriteArrayList<>();

    /// Objects as `bucket/key`.
    final Map<String, String> objects = new ConcurrentHashMap<>();

    private final Map<String, FunctionCaller> functions = new ConcurrentHashMap<>();
    private final MachineExecutor executor;

    FakeSystem(int workers) {
        this(machine(), workers);
    }

    FakeSystem(StateMachine machine, int workers) {
        objects.put("results/manifest.json", MANIFEST);
        answer("SweepPlanFunction", """
                {"tenant": "t", "sweep_id": "s", "round": 0, "bucket": "results", "key": "manifest.json", "next": "fan"}""");
        answer("SweepShardFunction", "{}");
        answer("SweepReduceFunction", """
                {"tenant": "t", "sweep_id": "s", "next": "done"}""");
        answer("SweepFailFunction", "{}");
        executor = new MachineExecutor(
                machine, this::call, this::read, new MachineOptions(workers, () -> 0.5, waits::add));
    }

    /// The machine of the template, with the functions by their logical ids.
    static StateMachine machine() {
        Template template = Template.read(ROOT.resolve("template.yaml"));
        return StateMachine.read(
                ROOT.resolve(template.machine("SweepMachine").definition()),
                template.machine("SweepMachine").substitutions());
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException(malformed);
        }
    }

    /// Scripts a function.
    FakeSystem on(String function, FunctionCaller script) {
        functions.put(function, script);
        return this;
    }

    /// Lets a function answer always the same.
    FakeSystem answer(String function, String answer) {
        return on(function, (_, _) -> json(answer));
    }

    MachineExecutor executor() {
        return executor;
    }

    /// Runs one execution to its end.
    Outcome run() {
        return ended("sweep-1");
    }

    Outcome ended(String name) {
        try {
            return executor.start(name, json("""
                            {"tenant": "t", "sweep_id": "s"}""")).get(20, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException failure) {
            throw new AssertionError("the execution did not end", failure);
        }
    }

    /// Names of the functions that were called.
    List<String> called() {
        return calls.stream().map(call -> call.substring(0, call.indexOf(' '))).toList();
    }

    /// Inputs of the calls of one function.
    List<JsonNode> inputs(String function) {
        return calls.stream()
                .filter(call -> call.startsWith(function + " "))
                .map(call -> json(call.substring(call.indexOf(' '))))
                .toList();
    }

    @Override
    public void close() {
        executor.close();
    }

    private JsonNode call(String function, JsonNode input) throws Exception {
        calls.add(function + " " + input);
        FunctionCaller script = functions.get(function);
        if (script == null) {
            throw new AssertionError("the machine called " + function);
        }
        return script.call(function, input);
    }

    private byte[] read(String bucket, String key) throws IOException {
        String object = objects.get(bucket + "/" + key);
        if (object == null) {
            throw new FileNotFoundException(bucket + "/" + key);
        }
        return object.getBytes(StandardCharsets.UTF_8);
    }
}
