/// Bars, curves, trades and the rows of sweeps as Parquet files, written and read without Hadoop.
@NullMarked
package io.backgrid.aws.parquet;

import org.jspecify.annotations.NullMarked;
