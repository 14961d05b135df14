# LocalStack 4.14.0, the last that needs no account. Sourced by ../run, which sets home, state, image and port.
#
# With an image registry it runs as compose.yaml says; without one as a process, from the Python index, where every part
# that it would download by itself is put in place beforehand.
version=4.14.0
host=127.0.0.1
port=4566
checks_parameters=no
can_update=no
cannot_update="LocalStack $version cannot move the alias of a function to a new version"
compose=$home/localstack/compose.yaml
venv=$state/venv-$version
libraries=$state/files/var/lib/localstack/lib

# Says which way, and why.
choose_way() {
  if [[ -f $state/way ]]; then
    way=$(cat "$state/way")
  elif docker image inspect "localstack/localstack:$version" > /dev/null 2>&1 ||
    docker pull -q "localstack/localstack:$version" > "$state/pull.log" 2>&1; then
    way=container
  else
    way=process
  fi
  case $way in
    container)
      docker compose version > /dev/null 2>&1 ||
        fail "Docker has no command compose: install its plugin (docker-compose-plugin of Docker's own repository, or Docker Desktop)."
      echo "LocalStack $version in a container, as localstack/compose.yaml says" ;;
    process) echo "LocalStack $version as a process: its image is not here and no registry that has it can be reached" ;;
  esac
}

install_emulator() {
  choose_way
  [[ $way == process ]] || return 0
  install_python_packages
  install_lambda_init
  install_database
  install_docker_shim
}

install_python_packages() {
  local python
  [[ ! -x $venv/bin/localstack ]] || return 0
  python=$(find_python 3.13)
  echo "Installing LocalStack (once; two minutes) ..."
  rm -rf "$venv"
  "$python" -m venv "$venv"
  "$venv/bin/pip" install -q -r "$home/localstack/emulators/localstack-requirements.txt"
}

# What starts a function in its container. LocalStack's own is not in the package index; a fork of it has one, which
# wants the variables under another name.
install_lambda_init() {
  local arch folder
  arch=$(uname -m | sed s/aarch64/arm64/)
  folder=$libraries/lambda-runtime/v0.1.41-pre/$arch/var/rapid
  [[ ! -x $folder/init ]] || return 0
  mkdir -p "$folder" "$state/download"
  "$venv/bin/pip" download -q --no-deps -d "$state/download" localemu==1.3.2
  "$venv/bin/python" -m zipfile -e "$state"/download/localemu-1.3.2-*.whl "$state/download/localemu"
  cp "$state/download/localemu/localemu/runtime/lambda-init/$arch/init" "$folder/init.bin"
  cp "$home/localstack/emulators/localstack-init.sh" "$folder/init"
  chmod 755 "$folder/init" "$folder/init.bin"
  rm -rf "$state/download"
}

# The database of the offline stack, behind a jar that has nothing but a manifest, where LocalStack looks for the jars
# of DynamoDB Local and of its agent.
install_database() {
  local folder=$libraries/dynamodb-local/2
  mkdir -p "$folder"
  {
    echo 'Main-Class: io.backgrid.offline.cli.DatabaseMain'
    echo 'Premain-Class: io.backgrid.offline.cli.DatabaseMain'
    echo 'Enable-Native-Access: ALL-UNNAMED'
    printf 'Class-Path:'
    printf ' \n  file:%s' "$home/localstack/offline/target/backgrid-offline.jar"
    echo
  } > "$state/manifest"
  "$JAVA_HOME/bin/jar" -cfm "$folder/DynamoDBLocal.jar" "$state/manifest"
  cp "$folder/DynamoDBLocal.jar" "$folder/ddb-local-loader-0.1.jar"
  mkdir -p "$libraries/java"
  ln -sfn "$JAVA_HOME" "$libraries/java/21"
}

# LocalStack pulls the image of a runtime even where it is.
install_docker_shim() {
  cat > "$state/docker" <<SHIM
#!/bin/sh
[ "\$1" != pull ] || exec $(command -v docker) image inspect -f '{{.Id}}' "\$2"
exec $(command -v docker) "\$@"
SHIM
  chmod 755 "$state/docker"
}

start_emulator() {
  echo "$way" > "$state/way"
  case $way in
    container)
      docker compose -f "$compose" up -d --wait
      (setsid docker logs -f backgrid-localstack > "$state/emulator.log" 2>&1 < /dev/null &) # ends with the container
      ;;
    process) start_process ;;
  esac
}

# It listens on the loopback for us, and on Docker's bridge for the functions.
start_process() {
  local bridge
  bridge=$(docker_bridge)
  (
    cd "$state"
    unset AWS_ENDPOINT_URL
    export OVERRIDE_IN_DOCKER=0 FILESYSTEM_ROOT=$state/files DOCKER_CMD=$state/docker
    export GATEWAY_SERVER=hypercorn GATEWAY_LISTEN=$host:$port,$bridge:$port DNS_ADDRESS=0
    export LOCALSTACK_HOST=localhost:$port SQS_ENDPOINT_STRATEGY=path HOSTNAME_FROM_LAMBDA=$bridge
    export LAMBDA_RUNTIME_IMAGE_MAPPING="{\"java25\":\"$image\"}" LAMBDA_RUNTIME_ENVIRONMENT_TIMEOUT=60
    export LAMBDA_KEEPALIVE_MS=600000
    export STRICT_SERVICE_LOADING=1 EAGER_SERVICE_LOADING=0
    export SERVICES=$services
    export DISABLE_EVENTS=1 SKIP_SSL_CERT_DOWNLOAD=1 DYNAMODB_IN_MEMORY=0
    exec setsid "$venv/bin/python" -m localstack.runtime.main > "$state/emulator.log" 2>&1 < /dev/null
  ) &
  echo $! > "$state/pid"
}

is_ready() { curl -fs -m 2 "http://$host:$port/_localstack/health" > /dev/null; }

stop_emulator() {
  [[ -f $state/way ]] || return 0
  way=$(cat "$state/way")
  case $way in
    container)
      docker compose -f "$compose" stop
      # Those of functions, where it was killed and could not end them.
      docker container ls -aq --filter name=backgrid-localstack-lambda- | xargs -r docker container rm -f > /dev/null
      docker compose -f "$compose" down --volumes
      ;;
    process) end_process "$state/pid" ;;
  esac
  rm -f "$state/way"
}

kill_emulator() {
  case $(cat "$state/way") in
    container) docker kill backgrid-localstack > /dev/null ;;
    process) kill -9 "$(cat "$state/pid")" ;;
  esac
}

# Where the API of a deployed stage answers.
api_address() { echo "http://$host:$port/_aws/execute-api/$1/$2"; }

# What functions reach it by.
function_endpoint() {
  case $(cat "$state/way") in
    container) echo "http://localhost.localstack.cloud:$port" ;;
    process) echo "http://$(docker_bridge):$port" ;;
  esac
}

# Docker's network that they must be in for that; empty where any will do.
function_network() { [[ $(cat "$state/way") == process ]] || echo backgrid-functions; }

# It knows no Express children. The alarms were not tried on it.
emulator_parameters() { echo "SweepChildType=STANDARD Monitoring=off"; }

# On AWS a hundred shards run at once; here each would start a container at the same moment. Those that are refused are
# called again by the state machine.
mend_stage() {
  "${SAM%/sam}/python" - <<'PYTHON'
import boto3
functions = boto3.client("lambda")
for page in functions.get_paginator("list_functions").paginate():
    for function in page["Functions"]:
        if function["Environment"]["Variables"]["QUARKUS_LAMBDA_HANDLER"] == "sweep-shard":
            functions.put_function_concurrency(FunctionName=function["FunctionName"], ReservedConcurrentExecutions=4)
PYTHON
}
