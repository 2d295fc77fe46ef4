#!/usr/bin/env bash
# "waymark serve" in a browser: tests/browser/preview.js changes the files of a
# small site, and looks at what becomes of a page that is open.
set -u
cd "$(dirname "$0")/.." || exit 2
[ -d tests/browser/node_modules ] || { echo "Bail out! make deps-test installs what this needs"; exit 1; }
root=$PWD
waymark=$(realpath "${WAYMARK:-build/waymark}")
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server"; wait; rm -rf "$work"' EXIT

mkdir -p "$work/site/content" "$work/site/themes/site/assets"
cd "$work/site" || exit 2
printf 'title: Creek School\nconsent: assumed\nlanguages: [en]\n' >content/site.yaml
printf -- '---\ntitle: Home\n---\n\nWelcome.\n' >content/index.md
printf -- '---\ntitle: Notes\n---\n\nThe first words.\n' >content/notes.md
cp "$root/themes/river/assets/style.css" themes/site/assets/
git init -q -b main . && git add -A
git -c user.name=Mara -c user.email=mara@example.org commit -qm 'Begin'

mkfifo "$work/said"
"$waymark" serve --no-cache >"$work/said" 2>"$work/errors" &
server=$!
read -r url <"$work/said"
[ -n "$url" ] || { echo "Bail out! serve did not begin"; cat "$work/errors"; exit 1; }
node "$root/tests/browser/preview.js" "$url" "$work/site"
