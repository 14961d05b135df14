/// What the receipts measure inside one JVM; `measure` beside this module measures whole processes.
package io.backgrid.benchmarks;
