#!/usr/bin/env bash
# Reading speed on one core beside wink-nlp's full pipe, on the same texts in the same run; processor time, start-up of each taken off.
# usage: bench/wink/compare.sh [FOLDER]     (usually ../shared/data/polnear/dev/text)
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.."
folder=${1:-../shared/data/polnear/dev/text}
[ -d "$folder" ] || { echo "compare.sh: no folder $folder" >&2; exit 1; }
[ -d bench/wink/node_modules ] || npm --prefix bench/wink install --ignore-scripts --no-audit --no-fund >/dev/null
./foedera --help >/dev/null

wink=$(node bench/wink/speed.js "$folder")
echo "$wink"

export DOTNET_PROCESSOR_COUNT=1 DOTNET_TieredPGO=0
tiny=$(mktemp --suffix .txt); trap 'rm -f "$tiny"' EXIT
echo "She said that it was late." >"$tiny"
TIMEFORMAT='%U %S'
cpu() { { time ./foedera statements "$@" --format jsonl >/dev/null; } 2>&1 | awk '{ print $1 + $2 }'; }
start=$(cpu "$tiny")
copies=() # several times over, so that compiling the program's hot loops does not weigh
for _ in 1 2 3 4 5; do copies+=("$folder"); done
all=$(cpu "${copies[@]}")
node -e '
  const [wink, start, all, rounds] = [JSON.parse(process.argv[1]), ...process.argv.slice(2).map(Number)];
  const seconds = (all - start) / rounds;
  console.log(JSON.stringify({ program: "foedera statements", documents: wink.documents, megabytes: wink.megabytes, startSeconds: start, seconds: Number(seconds.toFixed(2)),
    tokensPerSecond: Math.round(wink.tokens / seconds), megabytesPerSecond: Number((wink.megabytes / seconds).toFixed(2)), timesWink: Number((wink.seconds / seconds).toFixed(2)) }));
' "$wink" "$start" "$all" 5
