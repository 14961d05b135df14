/// What became of the scenarios: written by a run, and made into a page for readers.
@NullMarked
package io.backgrid.scenarios.report;

import org.jspecify.annotations.NullMarked;
