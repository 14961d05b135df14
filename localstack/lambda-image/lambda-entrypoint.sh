#!/bin/sh
# With an address of the runtime API (LocalStack) the function starts, without one the emulator of that API starts it.
export _HANDLER="${1:-$_HANDLER}"
[ -n "$AWS_LAMBDA_RUNTIME_API" ] || exec /usr/local/bin/aws-lambda-rie /var/runtime/bootstrap
exec /var/runtime/bootstrap
