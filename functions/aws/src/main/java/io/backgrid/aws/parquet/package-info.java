/// Bars, curves and trades as Parquet files, written and read without Hadoop.
@NullMarked
package io.backgrid.aws.parquet;

import org.jspecify.annotations.NullMarked;
