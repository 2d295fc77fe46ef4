#!/usr/bin/env bash
# Golden tests: small sites, and all they must print, say and write.
#
# tests/golden/NAME/ holds
#	site/		files of the site, the first commit (optional)
#	history		a script that makes commits of its own (optional)
#	cmd		the script that is tested; "waymark" is the program
#	expected/	stdout, stderr, status, and in files/ what the script left
#			in "$KEEP"
#
# Each case runs in a new folder, with fixed names, dates and environment.
# UPDATE=1 writes what came out as what is expected; ONLY=NAME runs one case.
set -u
cd "$(dirname "$0")/.." || exit 2
root=$PWD
waymark=$(realpath "${WAYMARK:-build/waymark}")
work=$(mktemp -d)
trap 'chmod -R u+rwx "$work"; rm -rf "$work"' EXIT

# What a script may count on, and nothing from outside.
export LC_ALL=C.UTF-8 TZ=UTC0 HOME=$work/home XDG_CACHE_HOME=$work/cache
export GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null GIT_CEILING_DIRECTORIES=$work
export GIT_AUTHOR_NAME='Mara Lind' GIT_AUTHOR_EMAIL=mara@example.org
export GIT_COMMITTER_NAME='Mara Lind' GIT_COMMITTER_EMAIL=mara@example.org
export SITES=$root/tests/golden/sites
export SOURCE_DATE_EPOCH=1771329600 # 2026-02-17
unset NO_COLOR CDPATH
mkdir -p "$work/bin" "$HOME"
ln -s "$waymark" "$work/bin/waymark"
# The program finds its themes beside itself, in the source tree.
export PATH=$work/bin:$PATH

# commit DATE MESSAGE: everything that is there, as of that day.
cat >"$work/bin/commit" <<'END'
#!/bin/sh
set -e
git add -A
GIT_AUTHOR_DATE="$1T12:00:00Z" GIT_COMMITTER_DATE="$1T12:00:00Z" \
	git commit -q --allow-empty -m "$2"
END
chmod +x "$work/bin/commit"

run_case() {
	local case=$1 out=$2
	mkdir -p "$out/files" "$out/repo" "$XDG_CACHE_HOME"
	cd "$out/repo" || return
	export KEEP=$out/files
	git init -q -b main .
	[ ! -d "$case/site" ] || { cp -R "$case/site/." . && commit 2026-01-05 'First page'; }
	if [ -f "$case/history" ]; then bash -eu "$case/history" || return; fi
	bash -u "$case/cmd" >"$out/stdout" 2>"$out/stderr"
	echo $? >"$out/status"
	cd "$root" || return
	# Git keeps no empty folder, so none is expected.
	find "$out/files" -type d -empty -delete
	find "$out" -mindepth 1 -maxdepth 1 ! -name stdout ! -name stderr ! -name status \
		! -name files -exec rm -rf {} +
	# Places of this machine are not what is tested.
	sed -i "s|$out|@|g; s|$work|@|g; s|$root|@root|g" "$out/stdout" "$out/stderr"
}

cases=(tests/golden/*/cmd)
[ -z "${ONLY:-}" ] || cases=("tests/golden/$ONLY/cmd")
echo "1..${#cases[@]}"
n=0
failed=0
for cmd in "${cases[@]}"; do
	n=$((n + 1))
	case=$root/${cmd%/cmd}
	name=${case##*/}
	out=$work/$name
	rm -rf "$XDG_CACHE_HOME"
	(run_case "$case" "$out") || echo "# $name: the case could not be made"
	if [ -n "${UPDATE:-}" ]; then
		rm -rf "$case/expected"
		cp -R "$out" "$case/expected"
	fi
	if diff -r -u "$case/expected" "$out" >"$work/diff" 2>&1; then
		echo "ok $n - $name"
	else
		echo "not ok $n - $name"
		sed 's/^/# /' "$work/diff" | head -60
		failed=1
	fi
done
exit $failed
