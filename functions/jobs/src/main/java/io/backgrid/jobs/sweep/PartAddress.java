package io.backgrid.jobs.sweep;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backgrid.engine.EngineVersion;
import io.backgrid.engine.sweep.Axis;
import io.backgrid.jobs.request.DataChoice;
import io.backgrid.jobs.request.Sha256;
import io.backgrid.jobs.request.SweepRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.regex.Pattern;

/// Names the result of a shard by everything that it depends on, so that what was computed once for any sweep of a
/// tenant is found again: the bars, the part of the specification that the shard sees, its trial numbers, the version
/// of
/// the engine and that of the files.
///
/// @param sha256 64 lower-case hex digits
public record PartAddress(String sha256) {
    /// Changes when the content of the files does.
    private static final String FILES = "trials 1, blocks 1";

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    public PartAddress {
        if (!FORM.matcher(sha256).matches()) {
            throw new IllegalArgumentException("the address of a part is a SHA-256 but was '" + sha256 + "'");
        }
    }

    /// The address of a shard's part.
    ///
    /// @param barsSha256 hash of the bars used, by the place of their series in the request
    public static PartAddress of(SweepRequest request, Shard shard, IntFunction<String> barsSha256) {
        TrialLayout layout = TrialLayout.of(request);
        int firstSeries = layout.symbol(shard.from());
        int lastSeries = layout.symbol(shard.to() - 1);
        List<DataChoice> data = request.data().subList(firstSeries, lastSeries + 1);
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("engine", EngineVersion.VERSION)
                .put("files", FILES)
                .put("from", shard.from());
        if (request.sample().isPresent()) {
            // Which trials are drawn depends on the whole grid, and what a number means too.
            json.put("to", shard.to()).put("series", request.data().size());
            json.put("spec", request.canonicalPart(data, request.grid().axes()));
        } else {
            json.put("spec", request.canonicalPart(data, box(layout, shard)));
        }
        ArrayNode bars = json.putArray("bars");
        for (int series = firstSeries; series <= lastSeries; series++) {
            bars.add(barsSha256.apply(series));
        }
        return new PartAddress(Sha256.hex(json.toString()));
    }

    /// The values that the shard has on each axis.
    private static List<Axis> box(TrialLayout layout, Shard shard) {
        List<Axis> axes = new ArrayList<>();
        boolean whole = layout.symbol(shard.from()) < layout.symbol(shard.to() - 1);
        for (int axis = 0; axis < layout.axes().size(); axis++) {
            Axis each = layout.axes().get(axis);
            int first = layout.place(axis, shard.from());
            int last = layout.place(axis, shard.to() - 1);
            axes.add(whole ? each : new Axis(each.path(), each.values().subList(first, last + 1)));
        }
        return axes;
    }
}
