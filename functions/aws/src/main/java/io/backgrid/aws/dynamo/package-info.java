/// Jobs, idempotency keys and data set entries as items of one DynamoDB table.
@NullMarked
package io.backgrid.aws.dynamo;

import org.jspecify.annotations.NullMarked;
