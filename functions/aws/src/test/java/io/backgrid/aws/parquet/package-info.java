@NullMarked
package io.backgrid.aws.parquet;

import org.jspecify.annotations.NullMarked;
