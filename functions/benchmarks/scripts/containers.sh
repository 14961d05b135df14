# Each function in its container, with its memory and the share of the processors that Lambda gives for it, and shards of
# sweeps with more and with less. Sourced by ../measure.

# shellcheck source=../../../localstack/docker.sh
source "$home/localstack/docker.sh"
runs=3
calls=10
all_tiers="-XX:+TieredCompilation -XX:TieredStopAtLevel=4"
of_workers="$all_tiers --add-modules=jdk.incubator.vector"

# All parts, or those that are named.
containers() {
  local part
  [[ $# -gt 0 ]] || set -- functions starts shards kernels
  for part in "$@"; do
    [[ " functions starts shards kernels " == *" $part "* ]] ||
      fail "containers has no part '$part'; it has functions, starts, shards and kernels."
  done
  require_docker
  build
  mvn -q -B -f "$home/pom.xml" -pl localstack/lambda-image package
  "$home/localstack/lambda-image/build" "$image"
  unpack
  stack_up --workers 0
  api=$BACKGRID_API/api/v1
  # shellcheck source=../../../localstack/sam-local/events.sh
  source "$home/localstack/sam-local/events.sh"
  prepare_events
  sed -i 's/wait=[0-9]*/respond-async/' "$work/events/submit.json" # nothing works on its job
  for part in "$@"; do
    case $part in
      functions) each_function ;;
      starts) ways_to_start ;;
      shards) shards_by_memory; shards_side_by_side ;;
      kernels) kernels ;;
    esac
  done
}

# Name, megabytes and JAVA_TOOL_OPTIONS of each function.
functions_of_template() {
  awk '/MemorySize:/ { memory = $2 } /QUARKUS_LAMBDA_HANDLER:/ { name = $2; order[++n] = name; size[name] = memory }
       /JAVA_TOOL_OPTIONS:/ { sub(/.*JAVA_TOOL_OPTIONS: /, ""); options[name] = $0 }
       END { for (i = 1; i <= n; i++) print order[i], size[order[i]], options[order[i]] }' "$home/template.yaml"
}

# contained LABEL RUNS CALLS FUNCTION EVENTS MEGABYTES [OPTION OF DOCKER...]
contained() {
  local zip=worker label=$1 count=$2 calls=$3 name=$4 events=$5 memory=$6
  shift 6
  case $name in submit | read | remove | datasets) zip=api ;; esac
  echo -n "$label, $memory MB: "
  "$java" "$here/scripts/ColdStart.java" "$count" "$calls" "$name" "$events" "${task:-$work/$zip}" container "$image" "$memory" "$@" \
    < /dev/null 2> >(grep -v '^Picked up' >&2)
}

# With its own memory and JAVA_TOOL_OPTIONS, which stand in the template; started anew, and as a copy of a snapshot.
each_function() {
  local name memory options kind count
  while read -r name memory options; do
    for kind in on-demand snap-start; do
      count=$calls
      case $name in
        backtest | dead-letter | remove) jobs_for "$name" $(((runs + 1) * calls)) ;; # one is done once
        sweep-shard) count=4; plan_millions $((runs + 1)) "$work/events/sweep-shard" ;;
        sweep-reduce) count=1; millions_to_rank ;;
      esac
      JAVA_TOOL_OPTIONS=$options AWS_LAMBDA_INITIALIZATION_TYPE=$kind \
        contained "$kind" "$runs" "$count" "$name" "$(events_of "$name")" "$memory"
    done
  done < <(functions_of_template | tac) # reconcile first, while nothing has been open for long
}

events_of() { if [[ -d $work/events/$1 ]]; then echo "$work/events/$1"; else echo "$work/events/$1.json"; fi; }

# Events for the ranking of sweeps whose shards are there.
millions_to_rank() {
  local sweep
  plan_millions $((runs + 1)) "$work/events/to-rank"
  JAVA_TOOL_OPTIONS=$of_workers contained shards 0 $((4 * (runs + 1))) sweep-shard "$work/events/to-rank" 1769
  rm -rf "$work/events/sweep-reduce"
  mkdir "$work/events/sweep-reduce"
  for sweep in $(ls "$work/events/to-rank" | sed 's/-[0-9]*.json//' | sort -u); do
    event_about sweep-reduce "$sweep" > "$work/events/sweep-reduce/$sweep.json"
  done
}

jobs_for() {
  local number
  rm -rf "${work:?}/events/$1"
  mkdir -p "$work/events/$1"
  for number in $(seq "$2"); do
    event_about "$1" "$(accept_job)" > "$work/events/$1/$number.json"
  done
}

# Events for the shards of some sweeps, each of a million combinations over ten years, into a folder. No two sweeps have
# the same fee, so that none takes the parts of another.
plan_millions() {
  local folder=$2 sweep
  rm -rf "$folder"
  mkdir -p "$folder"
  for _ in $(seq "$1"); do
    sweep=$(post sweeps "{\"symbols\": [\"AAPL\"], \"start\": \"2014-01-01\", \"end\": \"2023-12-31\", \"strategy\": \"ma_crossover\",
      \"params\": {\"fast\": {\"from\": 2, \"to\": 1001, \"step\": 1}, \"slow\": {\"from\": 2, \"to\": 1001, \"step\": 1}},
      \"fees\": {\"rate\": 0.0001$RANDOM$RANDOM}}" | field sweep_id)
    event_about sweep-plan "$sweep" > "$work/events/plan.json"
    AWS_LAMBDA_INITIALIZATION_TYPE=on-demand contained plan 0 1 sweep-plan "$work/events/plan.json" 1769 > /dev/null
    python3 - "$(find "$work/data" -path "*$sweep*" -name 'manifest*.json')" "$folder" <<'PYTHON'
import json, sys
for shard in json.load(open(sys.argv[1])):
    json.dump(shard, open("%s/%s-%04d.json" % (sys.argv[2], shard["sweep_id"], shard["shard"]), "w"))
PYTHON
  done
}

# What class data, an AOT cache and fewer jars change. Both files fit only the JVM that wrote them.
ways_to_start() {
  local made=$work/made name zip options bootstrap
  rm -rf "$made"
  mkdir -p "$made"
  sed "s#-cp '/var/runtime/lib/\*'#-cp '/var/runtime/lib/*:/var/task/lib/*'#" "$home/localstack/lambda-image/bootstrap" > "$made/bootstrap"
  chmod 755 "$made/bootstrap"
  bootstrap=(-v "$made/bootstrap:/var/runtime/bootstrap:ro")
  for name in submit backtest; do
    zip=api options=''
    if [[ $name == backtest ]]; then zip=worker options=$of_workers; fi
    as_jars "$zip" "$made/$zip-jars"
    started "as it is"
    started "C1 alone" -e JAVA_TOOL_OPTIONS=-XX:TieredStopAtLevel=1
    started "a whole JDK" -v "$JAVA_HOME:/var/lang:ro" -e JAVA_TOOL_OPTIONS="-XX:+UseSerialGC -XX:TieredStopAtLevel=1 $options"
    recorded -XX:ArchiveClassesAtExit=/made/$zip.jsa
    started "class data" -v "$made:/made:ro" -e JAVA_TOOL_OPTIONS="-XX:SharedArchiveFile=/made/$zip.jsa $options"
    local task=$made/$zip-jars
    started "class path of the JVM" "${bootstrap[@]}" -e JAVA_TOOL_OPTIONS="$options"
    recorded -XX:AOTCacheOutput=/made/$zip.aot "${bootstrap[@]}"
    started "class path, AOT cache" "${bootstrap[@]}" -v "$made:/made:ro" -e JAVA_TOOL_OPTIONS="-XX:AOTCache=/made/$zip.aot $options"
    task=$made/$zip-one
    as_one_jar "$made/$zip-jars" "$task"
    started "one jar" -e JAVA_TOOL_OPTIONS="$options"
    unset task
  done
  ls -l "$made"/*.jsa "$made"/*.aot
}

# A function from the zip of ways_to_start, with options of Docker.
started() {
  local label=$1
  shift
  [[ $name != backtest ]] || jobs_for backtest $((2 * (runs + 1)))
  JAVA_TOOL_OPTIONS=$options contained "$label" "$runs" 2 "$name" "$(events_of "$name")" 1769 "$@"
}

# Calls a function and lets its JVM write down what it has seen when it ends.
recorded() {
  local option=$1
  shift
  [[ $name != backtest ]] || jobs_for backtest 3
  contained "$option" 0 3 "$name" "$(events_of "$name")" 3538 -v "$made:/made" -e JAVA_TOOL_OPTIONS="$option $options" "$@" > /dev/null
}

# The classes of a zip as a jar beside the others, as an AOT cache takes no folders.
as_jars() {
  mkdir -p "$2/lib"
  cp "$work/$1"/lib/* "$2/lib/"
  (cd "$work/$1" && "$JAVA_HOME/bin/jar" -cf "$2/lib/function.jar" $(ls | grep -v '^lib$'))
}

as_one_jar() {
  local all jar
  all=$(mktemp -d)
  mkdir -p "$2/lib"
  for jar in "$1"/lib/*.jar; do (cd "$all" && "$JAVA_HOME/bin/jar" -xf "$jar"); done
  "$JAVA_HOME/bin/jar" -cf "$2/lib/all.jar" -C "$all" .
  rm -rf "$all"
}

# A container that has too little is ended.
shards_by_memory() {
  local memory
  for memory in 512 1024 1769 3538; do
    plan_millions $((runs + 1)) "$work/events/shards"
    JAVA_TOOL_OPTIONS=$of_workers contained shard "$runs" 4 sweep-shard "$work/events/shards" "$memory" ||
      echo "a shard does not fit into $memory MB"
  done
}

# Two workers with a processor each, next to one that is alone.
shards_side_by_side() {
  local worker
  for worker in alone left right; do plan_millions 4 "$work/events/$worker"; done
  export JAVA_TOOL_OPTIONS=$of_workers
  contained alone 1 8 sweep-shard "$work/events/alone" 1769
  contained left 1 8 sweep-shard "$work/events/left" 1769 &
  contained right 1 8 sweep-shard "$work/events/right" 1769
  wait $!
  unset JAVA_TOOL_OPTIONS
}

# A million trials without a function around them.
kernels() {
  local memory options
  for memory in 512 1024 1769 3538; do
    for options in -XX:TieredStopAtLevel=1 "$all_tiers"; do
      echo -n "kernel, $memory MB, $options: "
      # shellcheck disable=SC2086
      docker run --rm --cpus "$(awk "BEGIN { printf \"%.2f\", $memory / 1769 }")" --memory "${memory}m" -v "$here/target:/bench:ro" \
        --entrypoint /var/lang/bin/java "$image" -Xmx$((memory * 85 / 100))m $options --add-modules jdk.incubator.vector \
        -cp '/bench/classes:/bench/lib/*' io.backgrid.benchmarks.MillionTrials trials brief 2> >(grep -v 'incubator modules' >&2)
    done
  done
}
