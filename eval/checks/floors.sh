#!/usr/bin/env bash
# Every figure pinned in eval/floors.json holds; what needs ../shared/data is skipped where that is absent.
set -euo pipefail
./foedera eval --floors eval/floors.json
