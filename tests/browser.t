#!/usr/bin/env bash
# The published site in a browser: tests/browser/run.js looks at a page of every
# kind and state. ONLY=WORD looks at the pages whose line has that word in it.
set -u
cd "$(dirname "$0")/.." || exit 2
[ -d tests/browser/node_modules ] || { echo "Bail out! make deps-test installs what this needs"; exit 1; }
waymark=$(realpath "${WAYMARK:-build/waymark}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Consent that holds on this day still does, whenever the test is run.
export SOURCE_DATE_EPOCH=1795478400 # 2026-11-24

publish() {
	"$waymark" build -q --no-cache -o "$work/sites/$1" "${@:2}" 2>"$work/findings" ||
		{ echo "Bail out! the site $1 is not published"; cat "$work/findings"; exit 1; }
}

mkdir "$work/sites"
publish sample
for site in many first-day arabic; do
	git init -q -b main "$work/$site"
	tests/browser/states $site | git -C "$work/$site" fast-import --quiet --done
	git -C "$work/$site" checkout -q main
	publish $site -C "$work/$site"
done
# The sample once more, in the second theme.
git clone -q . "$work/lantern"
git -C "$work/lantern" rm -rqf themes
sed -i 's/^theme: .*/theme: lantern/' "$work/lantern/content/site.yaml"
publish lantern -C "$work/lantern"
echo /below/a/path/ >"$work/sites/first-day.base"
node tests/browser/run.js "$work/sites" "${ONLY:-}"
