# The events of events/ with the ids of jobs and sweeps that a stack without workers has. Sourced; home is the folder of the
# repository, work one for the copies, api the address of the stack's API with its version.

post() { curl -fsS -H 'Content-Type: application/json' -d "$2" "$api/$1"; }

accept_job() { post jobs '{"symbol": "AAPL", "strategy": "ma_crossover"}' | field job_id; }

# The sweep that events/ is about.
accept_sweep() { post sweeps "$(field body < "$home/events/submit-sweep.json")" | field sweep_id; }

field() { python3 -c 'import json, sys; print(json.load(sys.stdin)[sys.argv[1]])' "$1"; }

# An event that names a job or a sweep, with another id.
event_about() { sed "s/01m8[0-9a-z]\{32\}/$2/g" "$home/events/$1.json"; }

prepare_events() {
  local event
  rm -rf "$work/events"
  cp -r "$home/events" "$work/events"
  backtest_job=$(accept_job)
  dead_job=$(accept_job)
  removed_job=$(accept_job)
  sweep=$(accept_sweep)
  failed_sweep=$(accept_sweep)
  event_about backtest "$backtest_job" > "$work/events/backtest.json"
  event_about dead-letter "$dead_job" > "$work/events/dead-letter.json"
  event_about remove "$removed_job" > "$work/events/remove.json"
  for event in sweep-plan sweep-shard sweep-reduce read-trials; do
    event_about "$event" "$sweep" > "$work/events/$event.json"
  done
  event_about sweep-fail "$failed_sweep" > "$work/events/sweep-fail.json"
}
