# One repository for each trap of revisions. A function makes its repository
# in the empty folder that it starts in; "save" commits all there is, a minute
# later each time, and "text" writes a file of many lines.

minute=0

save() { # MESSAGE
	minute=$((minute + 1))
	git add -A
	GIT_AUTHOR_DATE="$((1700000000 + minute * 60)) ${zone:-+0100}" \
		GIT_COMMITTER_DATE="$((1700000000 + minute * 60)) +0000" \
		git commit -q --allow-empty -m "$1"
}

text() { # NAME FIRST LAST [WORD]
	mkdir -p "$(dirname "$1")"
	seq "$2" "$3" | sed "s/^/${4:-line} /" >"$1"
}

merge() { # COMMIT...: without a commit of its own
	git merge -q --no-ff --no-commit "$@" || true
}

renames_with_edits() {
	text content/a.md 1 40
	save 'A page'
	git mv content/a.md content/b.md && text content/b.md 1 50
	save 'Renamed and longer'
	mkdir -p content/new && git mv content/b.md content/new/c.md
	text content/new/c.md 10 50
	save 'Moved and shorter'
	text content/new/c.md 30 90
	save 'Nearly all new'
}

a_renamed_folder() {
	for i in 1 2 3 4 5 6; do text "content/old/$i.md" "$i" 30 "word $i"; done
	text content/old/sub/index.md 1 10 sub
	save 'Six pages'
	git mv content/old content/new && text content/new/3.md 3 33 'word 3'
	save 'A folder renamed'
	text content/new/1.md 1 31
	save 'An edit'
}

files_that_look_alike() {
	for i in a b c d e f; do text "content/$i/index.md" 1 20 same; done
	for i in a b c; do echo "$i" >>"content/$i/index.md"; done
	save 'Templates'
	mkdir content/x
	for i in a b c d e f; do git mv "content/$i/index.md" "content/x/$i.md"; done
	for i in b d f; do echo more >>"content/x/$i.md"; done
	save 'All at once'
	git rm -q content/x/a.md content/x/c.md
	text content/y/c.md 1 21 same
	text content/y/a.md 1 22 same
	text content/y/q.md 1 19 same
	save 'Best of equals'
}

a_rename_on_one_side() {
	text content/a.md 1 40
	save 'A page'
	git checkout -q -b side
	text content/a.md 1 45
	save 'Edit on the side'
	git checkout -q main
	git mv content/a.md content/b.md
	text content/b.md 0 40
	save 'Rename on main'
	merge side
	text content/b.md 0 45
	git rm -q --cached content/a.md 2>/dev/null || true
	rm -f content/a.md
	save 'Both'
	text content/b.md 0 50
	save 'After'
}

a_swap() {
	text content/a.md 1 30 apple
	text content/b.md 1 30 pear
	save 'Two pages'
	git mv content/a.md t && git mv content/b.md content/a.md
	git mv t content/b.md
	save 'Swapped'
	text content/a.md 1 31 pear
	save 'Edit a'
	git mv content/a.md content/c.md && git mv content/b.md content/a.md
	save 'Turned round'
}

deleted_and_made_again() {
	text content/a.md 1 20
	save 'First'
	text content/a.md 1 25
	save 'Longer'
	git rm -q content/a.md
	save 'Deleted'
	text content/a.md 1 25
	save 'Another'
	text content/a.md 1 26
	save 'Edited'
}

a_copy() {
	text content/a.md 1 20
	save 'First'
	cp content/a.md content/b.md
	save 'A copy'
	text content/b.md 1 22
	save 'The copy grows'
}

an_evil_merge() {
	text content/a.md 1 20
	text content/b.md 1 20
	save 'First'
	git checkout -q -b side
	text content/a.md 1 22
	save 'Side'
	git checkout -q main
	text content/b.md 1 22
	save 'Main'
	merge side
	text content/a.md 1 23
	text content/b.md 2 22
	text content/new.md 1 9
	save 'Merge with a change of its own'
	text content/new.md 1 10
	save 'After'
}

an_octopus() {
	text content/a.md 1 60
	text content/z.md 1 5
	save 'First'
	for i in 1 2 3; do
		git checkout -q -b "side$i" main
		sed -i "$((i * 15))s/.*/side $i/" content/a.md
		text "content/$i.md" 1 "$i"
		save "Side $i"
	done
	git checkout -q main
	text content/z.md 1 6
	save 'Main'
	merge side1 side2 side3
	save 'Octopus'
}

criss_cross() {
	text content/a.md 1 40
	save 'First'
	git checkout -q -b side
	sed -i '5s/.*/side/' content/a.md
	save 'Side'
	git checkout -q main
	sed -i '35s/.*/main/' content/a.md
	save 'Main'
	git branch before
	merge side
	save 'Main takes side'
	git checkout -q side
	merge before
	save 'Side takes main'
	sed -i '20s/.*/late/' content/a.md
	save 'Late'
	git checkout -q main
	sed -i '21s/.*/later/' content/a.md
	save 'Later'
	merge side
	git checkout -q --theirs . 2>/dev/null || true
	save 'Together'
}

taken_from_one_side() {
	text content/a.md 1 20
	save 'First'
	git checkout -q -b side
	text content/a.md 1 25
	save 'Side'
	git checkout -q main
	text content/a.md 1 30
	save 'Main, lost'
	git merge -q --no-ff -s ours -m x side
	GIT_COMMITTER_DATE=1700009000 git commit -q --amend -m 'Ours'
	git checkout -q -b third
	git rm -q content/a.md
	save 'Deleted'
	git checkout -q main
	merge -s ours third
	save 'Kept'
}

two_roots_and_a_subtree() {
	text content/a.md 1 20
	save 'First'
	git checkout -q --orphan other
	git rm -q -rf .
	text index.md 1 15 other
	save 'Another root'
	text index.md 1 16 other
	save 'And on'
	git checkout -q main
	git merge -q -s ours --no-commit --allow-unrelated-histories other
	git read-tree --prefix=content/sub/ -u other
	save 'A subtree'
	text content/sub/index.md 1 17 other
	save 'An edit'
	git merge -q --no-ff --allow-unrelated-histories -m y -X ours other || true
	save 'The root itself'
}

squash_and_revert() {
	text content/a.md 1 20
	save 'First'
	git checkout -q -b side
	text content/a.md 1 22 && save 'One'
	text content/a.md 1 25 && save 'Two'
	git checkout -q main
	git merge -q --squash side
	save 'Squashed'
	git revert -q --no-commit HEAD
	save 'Reverted'
	save 'Empty'
}

attributes_of_today() {
	text content/a.md 1 20
	text content/b.md 1 20
	save 'First'
	text content/a.md 3 30
	git mv content/b.md content/c.md && text content/c.md 2 21
	save 'Second'
	printf '*.md -diff -text\n' >.gitattributes
	save 'What Git is to take for binary'
}

modes_and_line_ends() {
	text content/a.md 1 20
	ln -s a.md content/link.md
	save 'First'
	chmod +x content/a.md
	save 'Mode only'
	sed -i 's/$/\r/' content/a.md
	save 'Line ends only'
	rm content/a.md && ln -s nowhere content/a.md
	save 'A link now'
	rm content/a.md && mkdir content/a.md && text content/a.md/index.md 1 5
	save 'A folder now'
	printf 'no end' >content/end.md
	save 'No line end'
	printf 'no end\n' >content/end.md
	save 'A line end'
	: >content/end.md
	save 'Nothing'
}

case_only() {
	text content/a.md 1 20
	save 'First'
	git mv content/a.md content/A.md
	save 'Capital'
}

strange_names() {
	for n in 'with space.md' "quote's \"both\".md" $'new\nline.md' \
		$'tab\there.md' 'back\slash.md' $'latin\xe9.md' 'ünï.md' ':colon.md' \
		'*.md' '-dash.md'; do
		mkdir -p content && seq 9 >"content/$n"
	done
	save 'Odd names'
	for n in 'with space.md' $'new\nline.md' $'latin\xe9.md'; do
		echo more >>"content/$n"
	done
	save 'Edited'
	git mv $'content/latin\xe9.md' 'content/ä b.md'
	save 'Renamed'
}

strange_commits() {
	text content/a.md 1 5
	save 'First'
	raw() { # the lines of a commit's header, and the message
		tree=$(git write-tree)
		printf 'tree %s\nparent %s\n%b' "$tree" "$(git rev-parse HEAD)" "$1" |
			git hash-object -w -t commit --literally --stdin |
			xargs git update-ref refs/heads/main
	}
	for header in \
		'author Nobody 1700001000 +0000\ncommitter X <x> 1700001000 +0000\n\nNo address\n' \
		'author <> 1700001100 +0000\ncommitter X <x> 1700001100 +0000\n\nNo name\n' \
		'author A <a@x> broken\ncommitter X <x> 1700001200 +0000\n\nNo date\n' \
		'author A <a@x> 99999999999999999999 +0000\ncommitter X <x> 1700001300 +0000\n\nToo late\n' \
		'author A <a@x> 5000000000 +0530\ncommitter X <x> 1700001400 -0930\n\nFuture\n' \
		'author A <a@x> 253402300800 +0000\ncommitter X <x> 1700001420 +0000\n\nToo many digits\n' \
		'author A <a@x> 1700001430 +9999\ncommitter X <x> 1700001440 -2460\n\nNowhere\n' \
		'author A> <a@x>> 1 +0000\ncommitter X <x> 1700001500 +0000\n\nBrackets\n' \
		'author J\xe9 <j@x> 1700001600 +0000\ncommitter X <x> 1700001600 +0000\nencoding ISO-8859-1\n\nCaf\xe9\n' \
		'author J\xe9 <j@x> 1700001700 +0000\ncommitter X <x> 1700001700 +0000\n\nWrong \xe9\n' \
		'author A <a@x> 1700001800 +0000\ncommitter X <x> 1700001800 +0000\n\n\n\n  Two\n  lines \n\nbody\n' \
		'author A <a@x> 1700001900 +0000\ncommitter X <x> 1700001900 +0000\n\n'; do
		echo "$header" >>content/a.md
		git add -A
		raw "$header"
	done
	git reset -q --hard
}

a_mailmap() {
	cat >.mailmap <<-'END'
		# comment
		Ana Ruiz <ana@new.example> <ANA@old.example>
		<only@address.example> <lee@example.org>
		Only Name <bo@example.org>
		By Name <by@example.org> Shared Login <lab@example.org>
	END
	text content/a.md 1 3
	save 'First'
	for who in 'ana <Ana@Old.example>' 'Lee <LEE@example.org>' \
		'Bo <bo@example.org>' 'shared login <lab@example.org>' \
		'Other <lab@example.org>'; do
		echo "$who" >>content/a.md
		git add -A
		minute=$((minute + 1))
		GIT_COMMITTER_DATE="$((1700000000 + minute * 60)) +0000" \
			git commit -q -m "By $who" --author "$who"
	done
}

replaced_and_grafted() {
	for i in 1 2 3 4 5 6; do
		text content/a.md 1 "$i"
		save "Version $i"
	done
	git replace --graft HEAD~1 HEAD~3
	git replace "$(git rev-parse HEAD~5:content/a.md)" \
		"$(seq 9 | git hash-object -w --stdin)"
}

submodules_and_pointers() {
	text content/a.md 1 3
	save 'First'
	git update-index --add --cacheinfo \
		"160000,$(git rev-parse HEAD),content/module"
	GIT_COMMITTER_DATE=1700000500 git commit -q -m 'A submodule'
	mkdir -p content/module
	git update-index --cacheinfo \
		"160000,$(git rev-parse HEAD),content/module"
	GIT_COMMITTER_DATE=1700000600 git commit -q -m 'It moves on'
}

notes_and_uncommitted_changes() {
	text content/a.md 1 3
	save 'First'
	git notes add -m 'A note'
	text content/a.md 1 4
	save 'Second'
	text content/a.md 1 9
	text content/new.md 1 9
	git add content/new.md
}

many_pull_merges() {
	text content/a.md 1 30
	save 'First'
	for i in $(seq 8); do
		git checkout -q -b "topic$i" HEAD
		sed -i "$((i * 3))s/.*/topic $i/" content/a.md
		text "content/p$i.md" 1 "$i"
		save "Topic $i"
		git checkout -q main
		sed -i "$((i * 3 - 2))s/.*/main $i/" content/a.md
		save "Main $i"
		if [ $((i % 2)) = 0 ]; then
			merge "topic$i"
			git checkout -q --ours content/a.md 2>/dev/null || true
			save "Merge $i"
		else
			git checkout -q "topic$i"
			merge main
			git checkout -q --theirs content/a.md 2>/dev/null || true
			save "Pull $i"
			git branch -q -f main && git checkout -q main
		fi
	done
}

# Of a folder this wide not every entry is looked at for each commit.
a_wide_folder() {
	mkdir -p content
	for i in $(seq 100 399); do echo "page $i" >"content/page-$i.md"; done
	save 'Three hundred pages'
	for i in 350 120 399 100 250 251 121 300; do
		echo edited >>"content/page-$i.md"
		save "Edit $i"
	done
	for i in 130 260 390; do echo again >>"content/page-$i.md"; done
	save 'Edit three'
	git rm -q content/page-200.md content/page-399.md
	echo new >content/page-1000.md
	save 'Two go, and one comes'
	git mv content/page-150.md content/page-a-longer-name.md
	echo more >>content/page-380.md
	save 'Rename one'
	for i in 380 151 201 398; do
		echo last >>"content/page-$i.md"
		save "Edit $i"
	done
}

traps='renames_with_edits a_renamed_folder files_that_look_alike
a_rename_on_one_side a_swap deleted_and_made_again a_copy an_evil_merge
an_octopus criss_cross taken_from_one_side two_roots_and_a_subtree
squash_and_revert attributes_of_today modes_and_line_ends case_only
strange_names strange_commits a_mailmap replaced_and_grafted
submodules_and_pointers
notes_and_uncommitted_changes many_pull_merges a_wide_folder'
