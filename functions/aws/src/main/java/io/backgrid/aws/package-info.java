/// The ports of jobs on AWS: what they are made from and how they are put together.
@NullMarked
package io.backgrid.aws;

import org.jspecify.annotations.NullMarked;
