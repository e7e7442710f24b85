#!/bin/sh
# Compiles what the given program prints against Mattermost's own types. Where something is missing for it this says so
# loudly, and 77 tells ctest that it was skipped. Usage: run.sh PROGRAM
here=$(cd "$(dirname "$0")" && pwd)
skip() {
    echo "****************************************************************************"
    echo "*  MATTERMOST'S TYPES WERE NOT CHECKED: $1"
    echo "*  They need nodejs, and \`npm ci\` in tests/mattermost/types."
    echo "****************************************************************************"
    exit 77
}
command -v node >/dev/null || skip "there is no node"
tsc="$here/node_modules/typescript/bin/tsc"
[ -f "$tsc" ] || skip "the TypeScript compiler is not installed"
out=$(mktemp -d) || exit 1
trap 'rm -rf "$out"' EXIT
ln -s "$here/node_modules" "$out/node_modules"
check() { node "$tsc" --noEmit --strict --skipLibCheck --module nodenext --moduleResolution nodenext "$out/$1"; }
"$1" >"$out/shapes.ts" || exit 1
check shapes.ts || exit 1
# A check that cannot fail is none: with a misspelt name it has to.
sed 's/"fallback"/"falback"/; s/"display_name"/"displayname"/' "$out/shapes.ts" >"$out/wrong.ts"
if check wrong.ts >/dev/null; then
    echo "a misspelt member was not noticed"
    exit 1
fi
echo "posts, attachments and dialogs have Mattermost's types"
