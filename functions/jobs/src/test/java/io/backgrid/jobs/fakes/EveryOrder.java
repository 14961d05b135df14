package io.backgrid.jobs.fakes;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;

/// Goes through every order in which processes can do their operations, one run each.
public final class EveryOrder {
    private final List<Integer> choices = new ArrayList<>();
    private final List<Integer> alternatives = new ArrayList<>();

    private EveryOrder() {}

    /// Calls `run` once for every order, each time with the choices to follow.
    ///
    /// @return how many orders there were
    public static int explore(Consumer<IntUnaryOperator> run) {
        EveryOrder orders = new EveryOrder();
        int runs = 0;
        do {
            int[] depth = {0};
            run.accept(count -> orders.choose(depth[0]++, count));
            runs++;
        } while (orders.advance());
        return runs;
    }

    private int choose(int depth, int count) {
        if (depth == choices.size()) {
            choices.add(0);
            alternatives.add(count);
        }
        return choices.get(depth);
    }

    /// Turns the deepest choice that has another alternative; what lay below it begins anew.
    private boolean advance() {
        while (!choices.isEmpty()) {
            int last = choices.size() - 1;
            if (choices.get(last) + 1 < alternatives.get(last)) {
                choices.set(last, choices.get(last) + 1);
                return true;
            }
            choices.removeLast();
            alternatives.removeLast();
        }
        return false;
    }
}
