#!/usr/bin/env bash
# The browser editor in a browser: tests/admin/editor.js writes a piece of work
# in a form, sees it in the repository and lets it through; then the site is
# built from it without a finding. At last its words are those of the site's
# language, and its form fits a phone.
set -u
cd "$(dirname "$0")/.." || exit 2
[ -d tests/admin/node_modules ] || { echo "Bail out! make deps-test installs what this needs"; exit 1; }
root=$PWD
waymark=$(realpath "${WAYMARK:-build/waymark}")
work=$(mktemp -d)
running=()
trap 'kill "${running[@]}" 2>/dev/null; wait; rm -rf "$work"' EXIT
export GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null
export SOURCE_DATE_EPOCH=1795478400 # 2026-11-24

"$waymark" init -y --student 'Amara Stone' --host none "$work/site" >"$work/made" || exit
cd "$work/site" || exit 2
sed -i 's/work: none/work: public/; s/photo: none/photo: work-only/; s/audience: class/audience: public/
	s/# granted_by:/granted_by: parent/; s/# granted_on:/granted_on: 2026-09-01/' content/people/amara-s.yaml
printf 'admin:\n  backend: gitlab\n  repo: creek/portfolios\n  app_id: 4711\n' >>content/site.yaml
mkdir admin
cp "$root"/tests/admin/node_modules/decap-cms/dist/decap-cms.js{,.LICENSE.txt} admin/
echo /admin/ >>.gitignore
git config user.name Amara && git config user.email amara@example.org
git add -A && git commit -qm 'Begin'

mkfifo "$work/said" "$work/listens"
"$waymark" serve --no-cache >"$work/said" 2>"$work/errors" &
running+=($!)
read -r url <"$work/said"
[ -n "$url" ] || { echo "Bail out! serve did not begin"; cat "$work/errors"; exit 1; }
port=$(node -e 'const s = require("net").createServer().listen(0, () => { console.log(s.address().port); s.close(); })')
MODE=git BIND_HOST=127.0.0.1 PORT=$port node "$root/tests/admin/node_modules/decap-server/dist/index.js" >"$work/listens" 2>&1 &
running+=($!)
exec 3<"$work/listens"
grep -q -m1 listening <&3 || { echo "Bail out! decap-server did not begin"; exit 1; }
cat <&3 >"$work/log" &

node "$root/tests/admin/editor.js" "$url" "$work/site" "$port" >"$work/tap"
status=$?
grep -v '^1\.\.' "$work/tap"
n=$(grep -c '^\(not \)\?ok' "$work/tap")

git merge -q cms/reflection-amara-s/looking-back
git branch -qd cms/reflection-amara-s/looking-back
"$waymark" build -q -o "$work/out" 2>"$work/findings"
built=$?
if [ $built = 0 ] && [ ! -s "$work/findings" ] && grep -q 'The water was cold' "$work/out/students/amara-s/creek-study-week-1/index.html"; then
	echo "ok $((n + 1)) - what was written is built without a finding"
else
	echo "not ok $((n + 1)) - what was written is built without a finding"
	sed 's/^/# /' "$work/findings"
	status=1
fi
n=$((n + 1))

# The same editor of a site in Spanish, on a phone; words.js leaves it so.
more() {
	"$@" >"$work/tap" || status=1
	grep -v '^1\.\.' "$work/tap" | sed -E "s/^((not )?ok) [0-9]+/\1/"
	n=$((n + $(grep -c '^\(not \)\?ok' "$work/tap")))
}
more node "$root/tests/admin/words.js" "$work/site" "$waymark"
more node "$root/tests/admin/phone.js" "$url" "$port"
echo "1..$n"
exit $status
