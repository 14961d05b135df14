/// The story of each job as log lines that CloudWatch also counts.
@NullMarked
package io.backgrid.aws.journal;

import org.jspecify.annotations.NullMarked;
