/// What Backgrid promises, checked against a running stage from outside: the same tests for every
/// target.
@NullMarked
package io.backgrid.scenarios;

import org.jspecify.annotations.NullMarked;
