#!/usr/bin/env bash
# Joining beside PostgreSQL's pg_trgm similarity join: time, recall and precision at 10k, 30k and 100k quotations. Of its look-ups a
# sample of 500 is timed and scaled up: the whole join takes hours.
#   bench/join.sh [SIZE,SIZE…] [SECONDS]     SECONDS: where PostgreSQL's query is stopped (default 1200 for the sample)
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."
sizes=${1:-10000,30000,100000} seconds=${2:-1200}
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
[ -n "$bin" ] || { echo "join.sh: PostgreSQL is needed: apt-get install postgresql postgresql-contrib" >&2; exit 1; }
scratch=$(mktemp -d); cluster=$scratch/postgres; port=$((20000 + RANDOM % 20000))
as_owner() { if [ "$(id -u)" = 0 ]; then su postgres -c "$1"; else bash -c "$1"; fi; }
stop() { as_owner "$bin/pg_ctl -D $cluster -m immediate stop" >/dev/null 2>&1 || true; rm -rf "$scratch"; }
trap stop EXIT
chmod 755 "$scratch"
if [ "$(id -u)" = 0 ]; then install -d -o postgres -m 700 "$cluster"; else install -d -m 700 "$cluster"; fi
as_owner "$bin/initdb -D $cluster -A trust -U foedera --locale=C.UTF-8 -E UTF8 -N" >/dev/null
as_owner "$bin/pg_ctl -D $cluster -w -l $cluster/log -o '-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$cluster -c fsync=off -c shared_buffers=512MB -c max_parallel_workers_per_gather=0' start" >/dev/null </dev/null
dotnet build bench/Foedera.Bench -c Release -v quiet --nologo
dotnet artifacts/bin/Foedera.Bench/release/Foedera.Bench.dll join "$sizes" "postgres://foedera@127.0.0.1:$port/postgres" "$seconds"
