/// The stage that the scenarios run against: how it is reached, and what only its owner may do with its
/// stores.
@NullMarked
package io.backgrid.scenarios.stage;

import org.jspecify.annotations.NullMarked;
