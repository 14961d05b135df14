# What becomes of a stage on an emulator whose owner errs, changes the template, or loses the emulator. Sourced by run, as
# `run EMULATOR stage-test`; needs a deployed stage, and leaves a new one.
work=$state/stage-test

# shellcheck source=sam-local/events.sh
source "$home/localstack/sam-local/events.sh"

backgrid() { "$home/localstack/run" "$emulator" "$@"; }

call() {
  curl -fsS --max-time 90 -H "Authorization: Bearer $BACKGRID_TOKEN" -H 'Content-Type: application/json' \
    "${@:2}" "$BACKGRID_API/api/v1/$1"
}

check() { "$home/localstack/sam-local/check" "${@:2}" < "$work/$1" || fail "$1 in $work is not as wanted"; }

job_completes() {
  call jobs -H 'Prefer: wait=25' -d '{"symbol": "AAPL", "strategy": "ma_crossover", "start": "2014-01-01"}' > "$work/$1"
  check "$1" 'status="completed"'
  field job_id < "$work/$1"
}

# How many shards a sweep of 1,000 combinations has.
shards_are() {
  call sweeps/estimate -d '{"symbols": ["AAPL"], "strategy": "ma_crossover", "start": "2014-01-01",
    "params": {"fast": {"from": 2, "to": 41, "step": 1}, "slow": {"from": 50, "to": 74, "step": 1}}}' > "$work/estimate"
  check estimate "shards=$1"
}

deploy_is_refused() {
  ! PARAMETERS=$1 backgrid deploy > "$work/refused" 2>&1 || fail "PARAMETERS='$1' deploy was not refused"
  grep -q "$2" "$work/refused" || fail "PARAMETERS='$1' deploy was refused for another reason; $work/refused"
}

a_wrong_parameter_creates_nothing() {
  deploy_is_refused SweepShardTrials=0 'SweepShardTrials'
  "${SAM%/sam}/python" - << 'PYTHON' || fail "a deployment with a wrong parameter left the above"
import sys

import boto3

functions = [function["FunctionName"] for function in boto3.client("lambda").list_functions()["Functions"]]
tables = boto3.client("dynamodb").list_tables()["TableNames"]
queues = boto3.client("sqs").list_queues().get("QueueUrls", [])
buckets = [bucket["Name"] for bucket in boto3.client("s3").list_buckets()["Buckets"]]
left = functions + tables + queues + [bucket for bucket in buckets if not bucket.startswith("aws-sam-cli-managed")]
sys.exit("\n".join(left) or 0)
PYTHON
  echo "$emulator: a wrong parameter is refused before anything is created"
}

a_second_deployment_is_refused() {
  deploy_is_refused SweepShardTrials=50 "$cannot_update"
  shards_are 10
  echo "$emulator: a second deployment is refused, and the stage is as before"
}

a_second_deployment_keeps_data() {
  local job
  job=$(job_completes before)
  call "jobs/$job" > "$work/read-before"
  PARAMETERS=SweepShardTrials=50 backgrid deploy > "$work/second-deploy"
  shards_are 20
  call "jobs/$job" > "$work/read-after"
  cmp "$work/read-before" "$work/read-after" || fail "the job is another one after a second deployment"
  echo "$emulator: a second deployment changes the stage, and keeps its data"
}

kill_and_start_again() {
  kill_emulator
  ! backgrid test > "$work/killed" 2>&1 || fail "the scenarios passed on a killed $emulator"
  grep -q 'is not up' "$work/killed" || fail "a killed $emulator is not told; $work/killed"
  backgrid up > "$work/up" 2>&1
}

# As docs/operations.md says.
everything_is_forgotten() {
  local status
  backgrid deploy > "$work/deploy"
  export_target
  status=$(call "jobs/$1" -o "$work/gone" -w '%{http_code}' 2> /dev/null || :)
  [[ $status == 404 ]] || fail "a job of a killed $emulator is answered with $status, not with 404"
  job_completes new > /dev/null
  echo "$emulator: killed, it starts again, empty"
}

# The job is run by the function behind the queue of the stage.
sam_local_uses_its_stores() {
  local job
  "$home/localstack/sam-local/run" invoke --data "$state" SubmitFunction "$home/events/submit.json" \
    > "$work/sam-local" 2> "$work/sam-local.log" || fail "sam local invoke failed; $work/sam-local.log says why"
  job=$(field body < "$work/sam-local" | field job_id)
  for _ in $(seq 1 60); do
    call "jobs/$job" > "$work/by-sam-local"
    ! grep -q '"completed"' "$work/by-sam-local" || break
    sleep 1
  done
  check by-sam-local 'status="completed"'
  echo "$emulator: sam local invoke uses its stores"
}

mkdir -p "$work"
export_access
export_target
if [[ $can_update == yes ]]; then a_second_deployment_keeps_data; else a_second_deployment_is_refused; fi
lost=$(job_completes lost)
sam_local_uses_its_stores
kill_and_start_again
[[ $checks_parameters == no ]] || a_wrong_parameter_creates_nothing
everything_is_forgotten "$lost"
