# ministack 1.5.33, a second emulator, which shares no code with the first. Sourced by ../run as localstack.sh is.
#
# It has one address, so that is the one of Docker's bridge, which the functions reach, and programs of this machine too.
version=1.5.33
port=4567
host=$(docker_bridge)
checks_parameters=yes
can_update=yes
venv=$state/venv-$version
prefix=backgrid
function_image=$prefix/public.ecr.aws/lambda/java:25

install_emulator() {
  local python
  if [[ ! -x $venv/bin/ministack ]]; then
    python=$(find_python 3)
    echo "Installing ministack (once; half a minute) ..."
    rm -rf "$venv"
    "$python" -m venv "$venv"
    "$venv/bin/pip" install -q "ministack[full]==$version"
  fi
  echo "ministack $version as a process"
  build_function_image
}

# It starts functions in AWS's image, which has the emulator of the runtime API in it; the SAM CLI carries that, too.
build_function_image() {
  local context=$state/image
  rm -rf "$context"
  mkdir -p "$context"
  install -m 755 "$("${SAM%/sam}/python" -c 'import samcli; print(samcli.__path__[0])')/local/rapid/aws-lambda-rie-$(lambda_architecture)" \
    "$context/aws-lambda-rie"
  printf 'FROM %s\nCOPY aws-lambda-rie /usr/local/bin/aws-lambda-rie\n' "$image" > "$context/Dockerfile"
  docker build -q -t "$function_image" "$context" > /dev/null
}

start_emulator() {
  (
    cd "$state"
    export BIND_HOST=$host MINISTACK_HOST=$host GATEWAY_PORT=$port AWS_ENDPOINT_URL=http://$host:$port
    export IOT_MTLS_ENABLED=0 LAMBDA_EXECUTOR=docker LAMBDA_STRICT=1 LAMBDA_WARM_TTL_SECONDS=60 MINISTACK_IMAGE_PREFIX=$prefix
    export SERVICES=$services
    export STATE_DIR=$state/files S3_DATA_DIR=$state/files/s3 TMPDIR=$state
    exec setsid "$venv/bin/ministack" > "$state/emulator.log" 2>&1 < /dev/null
  ) &
  echo $! > "$state/pid"
}

is_ready() { curl -fs -m 2 "http://$host:$port/_ministack/health" > /dev/null; }

stop_emulator() { end_process "$state/pid"; }

kill_emulator() { kill -9 "$(cat "$state/pid")"; }

api_address() { echo "http://$host:$port/_aws/execute-api/$1/$2"; }

function_endpoint() { echo "http://$host:$port"; }

function_network() { :; }

# Its children of a sweep are of the kind that AWS has.
emulator_parameters() { echo "SweepChildType=EXPRESS Monitoring=on"; }

# It keeps a number that comes from a parameter as text, and then polls no queue. And on AWS a hundred shards run at once;
# here each would start a container at the same moment, whatever is reserved for the function: a call of its alias passes
# that by. So the state machine starts four.
mend_stage() {
  "${SAM%/sam}/python" - <<'PYTHON'
import json

import boto3

functions = boto3.client("lambda")
for mapping in functions.list_event_source_mappings()["EventSourceMappings"]:
    scaling = mapping.get("ScalingConfig")
    if scaling:
        most = int(scaling["MaximumConcurrency"])
        functions.update_event_source_mapping(UUID=mapping["UUID"], ScalingConfig={"MaximumConcurrency": most})

steps = boto3.client("stepfunctions")
for machine in steps.list_state_machines()["stateMachines"]:
    arn = machine["stateMachineArn"]
    definition = json.loads(steps.describe_state_machine(stateMachineArn=arn)["definition"])
    definition["States"]["Fan"]["MaxConcurrency"] = 4
    steps.update_state_machine(stateMachineArn=arn, definition=json.dumps(definition))
PYTHON
}
