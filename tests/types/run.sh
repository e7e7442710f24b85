#!/bin/sh
# Holds what the given program (outgoing) writes down against Slack's own types. Where something is missing for that it
# says so loudly, and 77 tells ctest that it was skipped. Usage: run.sh OUTGOING DIRECTORY
here=$(cd "$(dirname "$0")" && pwd)
skip() {
    echo "****************************************************************************"
    echo "*  SLACK'S TYPES WERE SKIPPED: $1"
    echo "*  They need nodejs 18 or newer, and \`npm ci\` in tests/types."
    echo "****************************************************************************"
    exit 77
}
command -v node >/dev/null || skip "there is no node"
[ "$(node -p 'process.versions.node.split(".")[0] >= 18')" = true ] || skip "node is older than 18"
[ -d "$here/node_modules/@slack/web-api" ] || skip "@slack/web-api is not installed"
"$1" "$2/outgoing.jsonl" || exit 1
exec node "$here/types.mjs" "$2/outgoing.jsonl"
