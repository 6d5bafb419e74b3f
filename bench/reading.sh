#!/usr/bin/env bash
# Reading statements on one core beside a plain regular expression for quotation marks over the same text files.
#   bench/reading.sh [FOLDER]     default: ../shared/data/polnear/train/text
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."
dotnet build bench/Foedera.Bench -c Release -v quiet --nologo
export DOTNET_TieredCompilation=0 # steady speed: one core leaves no room to compile beside reading
exec taskset -c 0 dotnet artifacts/bin/Foedera.Bench/release/Foedera.Bench.dll reading "${1:-../shared/data/polnear/train/text}"
