#!/usr/bin/env bash
# The program starts, and tells what it can do.
set -euo pipefail
./foedera --help | grep -q statements
