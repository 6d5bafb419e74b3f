#!/usr/bin/env bash
# The server under load, on a record of invented documents: each kind of page under many connections, first one address again and again (from what is
# kept), then another one each time (made anew), while a probe asks for a page that is quick alone. Only ever against 127.0.0.1. Needs wrk (Debian).
#   bench/serve.sh [DOCUMENTS] [SECONDS] [CONNECTIONS]     default 2500 20 64; FOEDERA_RECORD names a record made before
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."
documents=${1:-2500} seconds=${2:-20} connections=${3:-64}
command -v wrk >/dev/null || { echo "serve.sh: wrk is needed: apt-get install wrk" >&2; exit 1; }
program=${FOEDERA_PROGRAM:-artifacts/bin/Foedera.Cli/release/foedera.dll}
[ -f "$program" ] || dotnet build src/Foedera.Cli -c Release -v quiet --nologo
scratch=$(mktemp -d); server=
stop() { [ -z "$server" ] || kill "$server" 2>/dev/null || true; rm -rf "$scratch"; }
trap stop EXIT

record=${FOEDERA_RECORD:-}
[ -n "$record" ] || {
mkdir "$scratch/in"
awk -v n="$documents" -v dir="$scratch/in" 'BEGIN {
    split("Ada Lindqvist|Jon Marek|Ilse Varga|Tomas Reuel|Nadia Orlo|Per Ekman|Sara Voss|Milan Dorn", who, "|");
    split("keep every promise that we made|open the ports before winter|spend 3.5 percent of GDP by 2035|send two more battalions to the north|build the bridge again|rule nothing out|stand by each of our allies|answer any attack together", what, "|");
    for (i = 0; i < n; i++) {
        file = sprintf("%s/report-%05d.txt", dir, i); text = "";
        for (s = 0; s < 6; s++) text = text sprintf("Minister %s said on Tuesday: “We will %s, and paper %d of file %d says so.”\n\nNobody in the hall was surprised by that.\n\n",
            who[1 + (i + s) % 8], what[1 + (i * 3 + s) % 8], s, i % 400);
        print text > file; close(file) } }'
record=$scratch/record.db
dotnet "$program" read "$scratch/in" --db "$record" --format jsonl >"$scratch/read.jsonl" || true
echo "$(wc -l <"$scratch/read.jsonl") documents recorded"; }
port=$((20000 + RANDOM % 20000)); at=http://127.0.0.1:$port
dotnet "$program" serve --db "$record" --port $port >"$scratch/serve.log" 2>&1 </dev/null & server=$!
for _ in $(seq 100); do curl -sf "$at/health/ready" >/dev/null && break; sleep 0.2; done
utterance=$(curl -sf "$at/said.json" | grep -o '"address":"/utterances/[^"]*"' | head -1 | cut -d'"' -f4)
memory() { awk '/VmRSS/ { printf "%d", $2 / 1024 }' "/proc/$server/status"; }
busy() { awk '{ print $14 + $15 }' "/proc/$server/stat"; }
# a page that is quick alone, every 50 ms: its slowest answer
probe() { while :; do curl -s -o /dev/null -w '%{time_total}\n' "$at/outlets?n=$RANDOM$RANDOM"; sleep 0.05; done >"$scratch/probe"; }
load() { # load NAME PATH VARIES
    printf 'wrk.method = "GET"\nlocal n = 0\nrequest = function() n = n + 1; return wrk.format(nil, "%s" .. (%s and ("%s" .. n .. "x" .. math.random(1e9)) or "")) end\nresponse = nil\n' \
        "$2" "$3" "$4" >"$scratch/load.lua"
    probe & local watching=$!
    wrk -t 1 -c "$connections" -d "${seconds}s" --timeout 30s --latency -s "$scratch/load.lua" "$at" >"$scratch/wrk" 2>&1 || true
    local peak; peak=$(memory)
    kill $watching 2>/dev/null; wait $watching 2>/dev/null || true
    sleep 2; local before after; before=$(busy); sleep 1; after=$(busy)
    awk -v name="$1" -v memory="$peak" -v calm="$((after - before))" -v probe="$(sort -n "$scratch/probe" | tail -1)" '
        /Requests\/sec/ { rate = $2 } /50%/ { mid = $2 } /99%/ { top = $2 } /Non-2xx/ { other = $NF } /Socket errors/ { fault = $0 }
        END { printf "%-22s %10s req/s  half %9s  99%% %9s  other answers %8s  probe at most %6.3f s  %4d MB  cpu 2 s later %d %%  %s\n", name, rate, mid, top, other + 0, probe, memory, calm, fault }' "$scratch/wrk"
}
echo "== one address again and again"
load home / false ''
load utterance "$utterance" false ''
load document /documents/report-00007 false ''
load search '/search?q=ports' false ''
load verify '/verify?q=We+will+keep+every+promise+that+we+made' false ''
load owed '/owed?attacker=RUS&target=EST&on=2026-01-15' false ''
load pledges /pledges false ''
load ally /allies/ESP false ''
load what-if '/what-if?pledge=hague-2025-core&changes=ESP+spends+2.1' false ''
echo "== another address each time"
load utterance "$utterance" true '?n='
load document /documents/report-00007 true '?n='
load search '/search?q=ports' true '&speaker='
load verify '/verify?q=We+will+keep+every+promise' true '+'
load owed '/owed?attacker=RUS&target=EST&on=2026-01-15' true '&n='
load ally /allies/ESP true '?n='
load what-if '/what-if?pledge=hague-2025-core&changes=ESP+spends+2.1' true '&name='
