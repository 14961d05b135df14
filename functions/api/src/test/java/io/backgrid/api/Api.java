package io.backgrid.api;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import io.backgrid.jobs.TenantId;
import io.backgrid.jobs.fakes.World;
import io.backgrid.jobs.sweep.ShardSizing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The functions on fakes. Whoever sends a tenant's name as `Authorization` is that tenant; without one it is the
/// owner of the [World].
final class Api {
    final World world = new World();
    final List<Throwable> faults = new ArrayList<>();
    final Edge edge = new Edge(Api::tenant, (_, fault) -> faults.add(fault));

    private static Optional<TenantId> tenant(Optional<String> authorization) {
        return Optional.of(authorization.map(TenantId::new).orElse(World.TENANT));
    }

    static SubmitHandler submitHandler(World world, Edge edge) {
        SweepCalls sweeps = new SweepCalls(
                world.sweeping().submit(), world.sweeps, sweepView(world), new CostView(ShardSizing.USUAL));
        return new SubmitHandler(edge, world.submit(), world.await(), world.results, sweeps);
    }

    static ReadHandler readHandler(World world, Edge edge) {
        SweepReads sweeps = new SweepReads(
                world.sweeps, world.parts, world.sweepResults, world.sweeping().pages(), sweepView(world));
        return new ReadHandler(edge, world.jobs, world.results, world.datasets(), sweeps);
    }

    static RemoveHandler removeHandler(World world, Edge edge) {
        return new RemoveHandler(edge, world.remove(), world.sweeping().remove());
    }

    private static SweepView sweepView(World world) {
        return new SweepView(world.ledger, world.sweeping().pages(), new CostView(ShardSizing.USUAL), world.clock);
    }

    Reply submit(Request request) {
        return call(submitHandler(world, edge), request);
    }

    Reply read(Request request) {
        return call(readHandler(world, edge), request);
    }

    Reply remove(Request request) {
        return call(removeHandler(world, edge), request);
    }

    Reply datasets(Request request) {
        return call(new DatasetsHandler(edge, world.editor(), world.uploads()), request);
    }

    private static Reply call(
            RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> handler, Request request) {
        return Reply.of(handler.handleRequest(request.event(), new FakeContext()));
    }
}
