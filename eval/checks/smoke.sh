#!/usr/bin/env bash
# The program starts, tells what it can do, and reads its samples into a fresh record.
set -euo pipefail
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
./foedera --help >"$scratch/help"
grep -q statements "$scratch/help"
./foedera demo --no-serve --db "$scratch/demo.db" >"$scratch/demo"
grep -q 'Maren Oskeld' "$scratch/demo"
