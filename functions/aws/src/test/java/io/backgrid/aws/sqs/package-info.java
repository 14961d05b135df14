@NullMarked
package io.backgrid.aws.sqs;

import org.jspecify.annotations.NullMarked;
