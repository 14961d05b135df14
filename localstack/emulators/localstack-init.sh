#!/bin/sh
# Renames what LocalStack tells a container to what this build of its init program reads.
for name in HOSTNAME RUNTIME_ID RUNTIME_ENDPOINT FUNCTION_ACCOUNT_ID USER INIT_LOG_LEVEL \
  CHMOD_PATHS MAX_PAYLOAD_SIZE POST_INVOKE_WAIT_MS HOT_RELOADING_PATHS; do
  eval "value=\${LOCALSTACK_$name-}"
  [ -z "$value" ] || export "LOCALEMU_$name=$value"
done
exec /var/rapid/init.bin "$@"
