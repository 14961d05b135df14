package io.backgrid.engine.kernel;

/// When in a bar a fill happens.
enum Moment {
    OPEN,
    INSIDE,
    CLOSE
}
