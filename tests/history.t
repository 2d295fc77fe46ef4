#!/usr/bin/env bash
# Histories with traps: each repository of tests/history/traps.sh is shown by
# waymark and worked out with Git's own commands, and both have to agree; and
# the cache, shallow, partial and damaged clones.
set -u
cd "$(dirname "$0")/.." || exit 2
root=$PWD
waymark=$(realpath "${WAYMARK:-build/waymark}")
work=$(mktemp -d)
trap 'chmod -R u+rwx "$work"; rm -rf "$work"' EXIT

export LC_ALL=C.UTF-8 TZ=UTC0 HOME=$work/home XDG_CACHE_HOME=$work/cache
export GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null
export GIT_AUTHOR_NAME='Mara Lind' GIT_AUTHOR_EMAIL=mara@example.org
export GIT_COMMITTER_NAME='Mara Lind' GIT_COMMITTER_EMAIL=mara@example.org
mkdir -p "$HOME"
. tests/history/traps.sh

n=0
failed=0
result() { # NAME STATUS
	n=$((n + 1))
	if [ "$2" = 0 ]; then
		echo "ok $n - $1"
	else
		echo "not ok $n - $1"
		sed 's/^/# /' "$work/log" | head -40
		failed=1
	fi
}

make_repository() { # TRAP
	rm -rf "${work:?}/$1" && mkdir -p "$work/$1" && cd "$work/$1" && git init -q -b main . && (set -e; "$1")
}

for trap in $traps; do
	(make_repository "$trap" && "$root/tests/history/oracle.py" \
		--compare "$waymark" .) >"$work/log" 2>&1
	result "${trap//_/ }" $?
done

# Everything that one repository has to say, by way of the cache.
all() { # FOLDER OPTION...
	"$waymark" history -C "$work/$1" --all --content . --json "${@:2}"
}
same() { # FOLDER: with and without the cache
	all "$1" --cache "$work/kept" >"$work/a" 2>>"$work/log" &&
		all "$1" --no-cache >"$work/b" 2>>"$work/log" &&
		diff -u "$work/b" "$work/a" >>"$work/log"
}

differ() { # FILE FILE
	if cmp -s "$1" "$2"; then return 1; fi
}

check() { # NAME FUNCTION
	(set -e; "$2") >"$work/log" 2>&1
	result "$1" $?
}

the_cache_is_extended() {
	make_repository many_pull_merges
	same many_pull_merges
	text content/p1.md 1 9 && save 'One more' && same many_pull_merges
	git mv content/p1.md content/q1.md && save 'And one' && same many_pull_merges
	git checkout -q -b last HEAD~3 && text content/p2.md 5 9 && save 'Side' &&
		same many_pull_merges
	git checkout -q main && merge last && save 'Merged' && same many_pull_merges
}

a_rewritten_history_leaves_nothing() {
	make_repository renames_with_edits
	text content/Secret-Name.md 1 5 && save 'Secret-Message'
	same renames_with_edits
	grep -q Secret-Name "$work/kept"/*
	git reset -q --hard HEAD~1 && text content/other.md 1 5 && save 'Other'
	same renames_with_edits
	! grep -q Secret "$work/kept"/*
}

a_damaged_cache_is_made_anew() {
	make_repository a_swap
	same a_swap
	for f in "$work/kept"/*; do
		printf 'damage' | dd of="$f" bs=1 seek=9000 conv=notrunc
	done
	same a_swap
	rm -r "$work/kept" && same a_swap
}

a_shallow_clone_does_not_guess() {
	make_repository renames_with_edits
	git clone -q --depth 2 "file://$PWD" "$work/shallow"
	all shallow --cache "$work/kept2" >"$work/a" 2>"$work/err"
	grep -q 'history-cut' "$work/err"
	"$root/tests/history/oracle.py" --compare "$waymark" "$work/shallow"
	# The text says it, and names nobody's work by mistake.
	"$waymark" history -C "$work/shallow" content/new/c.md 2>/dev/null |
		grep -q 'earlier versions are not recorded here'
	# Once more is known, more is told.
	git -C "$work/shallow" fetch -q --unshallow
	all shallow --cache "$work/kept2" >"$work/a"
	all renames_with_edits --no-cache >"$work/b"
	diff -u "$work/b" "$work/a"
}

# What is known from before a shallow clone's end need not be cloned again.
a_kept_index_survives_a_shallow_clone() {
	make_repository renames_with_edits
	all renames_with_edits --cache "$work/kept3" >"$work/whole"
	git clone -q --depth 3 "file://$PWD" "$work/again"
	all again --no-cache >"$work/b" 2>"$work/err"
	differ "$work/whole" "$work/b"
	grep -q history-cut "$work/err"
	all again --cache "$work/kept3" >"$work/a" 2>"$work/err"
	diff -u "$work/whole" "$work/a" && ! grep -q history-cut "$work/err"
	# What was kept of it alone says nothing once it is whole.
	all again --cache "$work/kept6" >"$work/a" 2>"$work/err"
	diff -u "$work/b" "$work/a"
	git -C "$work/again" fetch -q --unshallow
	all again --cache "$work/kept6" >"$work/a"
	diff -u "$work/whole" "$work/a"
}

a_partial_clone_is_told_the_same_with_a_cache() {
	make_repository a_renamed_folder
	git config uploadpack.allowFilter true
	all a_renamed_folder --cache "$work/kept5" >"$work/whole"
	git clone -q --bare --filter=blob:none "file://$PWD" "$work/textless"
	all textless --no-cache >"$work/b" 2>"$work/err" || true
	all textless --cache "$work/kept5" >"$work/a" 2>"$work/err2" || true
	diff -u "$work/b" "$work/a"
	diff -u "$work/err" "$work/err2"
}

a_store_that_was_borrowed_from_is_moved_away() {
	make_repository renames_with_edits
	git gc -q
	git clone -q --shared . "$work/borrower"
	cd "$work/borrower"
	# Of its own it has the last commit and all that this one holds.
	git rev-list --objects --no-object-names HEAD^{tree} HEAD -1 | git pack-objects -q .git/objects/pack/pack
	same borrower
	all borrower --no-cache >"$work/whole"
	mv "$work/renames_with_edits" "$work/moved"
	all borrower --no-cache >"$work/b" 2>"$work/err"
	differ "$work/whole" "$work/b"
	same borrower
	mv "$work/moved" "$work/renames_with_edits"
	same borrower
	diff -u "$work/whole" "$work/a"
}

# What is borrowed may lie there as a file of its own.
a_commit_that_was_borrowed_is_lost() {
	make_repository renames_with_edits
	git clone -q --shared . "$work/trusting"
	same trusting
	cp "$work/a" "$work/whole"
	id=$(git rev-parse HEAD~2)
	rm -f ".git/objects/${id:0:2}/${id:2}"
	same trusting
	differ "$work/whole" "$work/a"
}

# A clone that begins behind the kept index cannot be joined to it.
a_gap_behind_the_kept_index_is_said() {
	make_repository renames_with_edits
	git clone -q "file://$PWD" "$work/older" && git -C "$work/older" reset -q --hard HEAD~3
	all older --cache "$work/kept4" >"$work/a"
	git clone -q --depth 1 "file://$PWD" "$work/gap"
	all gap --cache "$work/kept4" >"$work/a" 2>"$work/err"
	grep -q history-cut "$work/err"
	all gap --no-cache >"$work/b" 2>/dev/null
	diff -u "$work/b" "$work/a"
	"$waymark" history -C "$work/gap" --cache "$work/kept4" content/new/c.md 2>/dev/null |
		grep -q 'earlier versions are not recorded here'
}

a_partial_clone_tells_what_it_can() {
	make_repository a_renamed_folder
	git config uploadpack.allowFilter true
	git clone -q --bare --filter=blob:none "file://$PWD" "$work/blobless"
	all blobless --no-cache >"$work/a" 2>"$work/err" || true
	grep -q '"oid"' "$work/a"
	git clone -q --bare --filter=tree:0 "file://$PWD" "$work/treeless"
	all treeless --no-cache >"$work/a" 2>"$work/err" || true
	grep -q 'history-gaps' "$work/err"
	# Without the texts nobody knows whether a file was another one before.
	make_repository renames_with_edits
	git config uploadpack.allowFilter true
	git clone -q --filter=blob:none "file://$PWD" "$work/textless2"
	"$waymark" history -C "$work/textless2" content/new/c.md >"$work/a" 2>/dev/null
	grep -q 'earlier versions are not recorded here' "$work/a"
	! grep -q '(new)' "$work/a"
}

every_kind_of_repository_says_the_same() {
	make_repository an_octopus
	all an_octopus --no-cache >"$work/a"
	git clone -q --bare . "$work/bare.git" && all bare.git --no-cache >"$work/b"
	diff -u "$work/a" "$work/b"
	git worktree add -q --detach "$work/linked"
	all linked --no-cache >"$work/b" && diff -u "$work/a" "$work/b"
	git clone -q --shared . "$work/shared" && all shared --no-cache >"$work/b"
	diff -u "$work/a" "$work/b"
	git checkout -q --detach && git pack-refs --all && git gc -q
	all an_octopus --no-cache >"$work/b" && diff -u "$work/a" "$work/b"
}

nothing_committed_is_no_history() {
	mkdir "$work/unborn" && cd "$work/unborn" && git init -q .
	mkdir content && echo x >content/a.md && git add .
	all unborn --no-cache >"$work/a"
	[ "$(cat "$work/a")" = '[]' ]
	status=0
	"$waymark" history content/a.md 2>"$work/err" >/dev/null || status=$?
	[ $status = 1 ] && grep -q history-path "$work/err"
}

check 'the cache is extended' the_cache_is_extended
check 'a rewritten history leaves nothing' a_rewritten_history_leaves_nothing
check 'a damaged cache is made anew' a_damaged_cache_is_made_anew
check 'a shallow clone does not guess' a_shallow_clone_does_not_guess
check 'a kept index survives a shallow clone' a_kept_index_survives_a_shallow_clone
check 'a partial clone is told the same with a cache' a_partial_clone_is_told_the_same_with_a_cache
check 'a store that was borrowed from is moved away' a_store_that_was_borrowed_from_is_moved_away
check 'a commit that was borrowed is lost' a_commit_that_was_borrowed_is_lost
check 'a gap behind the kept index is said' a_gap_behind_the_kept_index_is_said
check 'a partial clone tells what it can' a_partial_clone_tells_what_it_can
check 'every kind of repository says the same' every_kind_of_repository_says_the_same
check 'nothing committed is no history' nothing_committed_is_no_history

echo "1..$n"
exit $failed
