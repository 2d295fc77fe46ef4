#!/usr/bin/env bash
# "waymark schema" and "check --format sarif" before a validator of others:
# tests/schema/run.js asks ajv.
set -u
cd "$(dirname "$0")/.." || exit 2
[ -d tests/schema/node_modules ] || { echo "Bail out! make deps-test installs what this needs"; exit 1; }
WAYMARK=$(realpath "${WAYMARK:-build/waymark}") exec node tests/schema/run.js
