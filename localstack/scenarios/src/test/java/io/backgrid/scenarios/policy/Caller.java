package io.backgrid.scenarios.policy;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import jakarta.inject.Named;
import java.lang.StackWalker.StackFrame;
import java.util.List;
import java.util.stream.Collectors;

/// Who makes a call, by what stands on the stack of its thread: all functions share one process here.
sealed interface Caller {
    /// A function, by the name of its handler.
    record Function(String handler) implements Caller {}

    /// What takes messages from a queue to a function. On AWS it does so with the role of the function.
    record QueueMapping() implements Caller {}

    /// The state machine of sweeps.
    record Machine() implements Caller {}

    /// A scenario, or the offline stack at its start: nobody whom the template gives a role.
    record Bystander() implements Caller {}

    /// A thread that tells nothing, such as one that a handler started.
    ///
    /// @param stack classes, innermost first
    record Unknown(String stack) implements Caller {}

    /// The one on whose thread this is.
    static Caller here() {
        return StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
                .walk(frames -> of(frames.<Class<?>>map(StackFrame::getDeclaringClass)
                        .filter(type -> type.getPackage() != Caller.class.getPackage())
                        .toList()));
    }

    /// The one whose calls have such a stack.
    ///
    /// @param stack classes of its frames, innermost first
    static Caller of(List<Class<?>> stack) {
        // A handler's stack begins in the queue, the machine or the gateway that called it.
        for (Class<?> type : stack) {
            Named name = type.getAnnotation(Named.class);
            if (name != null && RequestHandler.class.isAssignableFrom(type)) {
                return new Function(name.value());
            }
        }
        if (passes(stack, "io.backgrid.offline.queue")) {
            return new QueueMapping();
        }
        if (passes(stack, "io.backgrid.offline.machine")) {
            return new Machine();
        }
        if (passes(stack, "io.backgrid.offline") || passes(stack, "io.backgrid.scenarios")) {
            return new Bystander();
        }
        return new Unknown(stack.stream()
                .map(Class::getName)
                .filter(name -> !name.startsWith("software.amazon."))
                .distinct()
                .collect(Collectors.joining(", ")));
    }

    private static boolean passes(List<Class<?>> stack, String root) {
        return stack.stream()
                .map(Class::getPackageName)
                .anyMatch(name -> name.equals(root) || name.startsWith(root + "."));
    }
}
