#!/bin/sh
# Runs the browser tests against the given chaosday. Where something is missing for them it says so loudly, and 77 tells
# ctest that they were skipped. Usage: run.sh PROGRAM
here=$(cd "$(dirname "$0")" && pwd)
skip() {
    echo "****************************************************************************"
    echo "*  THE BROWSER TESTS WERE SKIPPED: $1"
    echo "*  Nothing was tried in a browser. They need nodejs 18 or newer, a Chromium,"
    echo "*  and \`npm ci\` in tests/browser."
    echo "****************************************************************************"
    exit 77
}
command -v node >/dev/null || skip "there is no node"
[ "$(node -p 'process.versions.node.split(".")[0] >= 18')" = true ] || skip "node is older than 18"
# The one without windows does with half of the work.
CHROMIUM=${CHROMIUM:-$(command -v chromium-headless-shell || command -v chromium)}
[ -x "$CHROMIUM" ] || skip "there is no chromium-headless-shell, and no chromium"
[ -d "$here/node_modules/playwright-core" ] || skip "playwright-core is not installed"
[ -d "$here/node_modules/axe-core" ] || skip "axe-core is not installed"
export CHROMIUM CHAOSDAY="$1"
cd "$here" && exec node --test --test-reporter=spec day.test.mjs room.test.mjs pages.test.mjs line.test.mjs ends.test.mjs states.test.mjs keyboard.test.mjs timeline.test.mjs axe.test.mjs
