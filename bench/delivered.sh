#!/usr/bin/env bash
# Projections (all allies × all pledges × 10,000 futures, processor time of one core) and warm pages of a running server.
#   bench/delivered.sh
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."
scratch=$(mktemp -d); port=$((20000 + RANDOM % 20000)); server=
stop() { [ -z "$server" ] || kill "$server" 2>/dev/null || true; rm -rf "$scratch"; }
trap stop EXIT
dotnet build bench/Foedera.Bench -c Release -v quiet --nologo
./foedera demo --no-serve --db "$scratch/record.db" >/dev/null
./foedera serve --db "$scratch/record.db" --port "$port" >"$scratch/log" 2>&1 &
server=$!
for _ in $(seq 60); do curl -s -o /dev/null "http://127.0.0.1:$port/" && break; sleep 0.5; done
dotnet artifacts/bin/Foedera.Bench/release/Foedera.Bench.dll delivered "http://127.0.0.1:$port"
