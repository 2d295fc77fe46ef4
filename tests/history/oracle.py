#!/usr/bin/env python3
"""What Git itself says of every file's revisions, for comparing with ours.

    oracle.py [--rev REV] [--folder FOLDER] [--compare PROGRAM] REPOSITORY

The definition is that of "git log --parents -- PATH" with renames followed,
asked of Git file by file with its own commands: slow, and on purpose nothing
like the program's algorithm. What today's .gitattributes say of files is left
out: a past does not depend on it. Without --compare the answer is printed in
the form of "waymark history --json"; with it, PROGRAM is run and every
difference is told. Exit status 1 means that there are some.
"""

import argparse
import collections
import json
import os
import subprocess
import sys
import time

ENV = dict(os.environ, GIT_CONFIG_GLOBAL="/dev/null", GIT_CONFIG_NOSYSTEM="1",
           LC_ALL="C.UTF-8", GIT_INDEX_FILE="/nowhere")
FIELDS = ["%H", "%an", "%ae", "%aI", "%cI", "%at", "%ct", "%P", "%s"]


class Git:
    """Questions to Git, each asked once."""

    def __init__(self, repository, rev):
        self.repository = repository
        self.rev = self.run("rev-parse", rev + "^{commit}").strip()
        folder = self.run("rev-parse", "--absolute-git-dir").strip()
        self.bare = ["-C", folder, "--git-dir=.", "--work-tree=."]
        self.parents = {}
        self.about = {}
        self.shallow = set()
        self.read_commits()
        self.batch = subprocess.Popen(
            ["git", "-C", repository, "cat-file", "--batch-check"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=ENV)
        self.entries = {}
        self.renames_of = {}
        self.logs = {}

    def bytes(self, *words, check=True):
        done = subprocess.run(["git", "-C", self.repository,
                               "-c", "core.quotePath=false", *words],
                              capture_output=True, env=ENV, check=check)
        return done.stdout

    def run(self, *words):
        return self.bytes(*words).decode("utf-8", "surrogateescape")

    def read_commits(self):
        form = "%x01" + "%x00".join(FIELDS)
        # A working tree's .mailmap is not to be seen: HEAD's counts.
        out = self.run("-c", "mailmap.file=", "-c", "log.mailmap=false",
                       "log", "--use-mailmap", "--format=" + form.replace(
                           "%an", "%aN").replace("%ae", "%aE"), self.rev)
        for one in out.split("\x01")[1:]:
            values = one.rstrip("\n").split("\x00")
            self.parents[values[0]] = values[7].split()
            self.about[values[0]] = dict(zip(FIELDS, values))
        common = self.run("rev-parse", "--git-common-dir").strip()
        path = os.path.join(self.repository, common, "shallow")
        if os.path.exists(path):
            self.shallow = set(open(path).read().split())

    def files(self, folder):
        out = self.run("ls-tree", "-r", "-z", "--full-tree", "--name-only",
                       self.rev)
        return sorted((p for p in out.split("\0")
                       if p and p.startswith(folder)),
                      key=lambda p: p.encode("utf-8", "surrogateescape"))

    def entry(self, commit, path):
        """Mode and object id of a path at a commit, or None."""
        key = commit, path
        if key not in self.entries:
            out = self.run("ls-tree", "-z", "--full-tree", commit, "--",
                           ":(literal)" + path) if "\n" in path else None
            if out is None:
                self.entries[key] = self.quick_entry(commit, path)
            else:
                words = out.split("\t")[0].split()
                self.entries[key] = words[2] if words else None
        return self.entries[key]

    def quick_entry(self, commit, path):
        line = f"{commit}:{path}\n".encode("utf-8", "surrogateescape")
        self.batch.stdin.write(line)
        self.batch.stdin.flush()
        words = self.batch.stdout.readline().split()
        if len(words) == 3 and words[1] == b"tree":
            return None
        if words[-1] == b"missing":
            # A submodule's commit, or a blob that a partial clone lacks.
            out = self.run("ls-tree", "-z", "--full-tree", commit, "--",
                           path)
            for one in out.split("\0"):
                if one.endswith("\t" + path):
                    return one.split()[2]
            return None
        return words[0].decode()

    def log(self, commit, path):
        """The simplified history: its newest commit, and rewritten parents."""
        key = commit, path
        if key not in self.logs:
            out = self.run("log", "--parents", "--format=%H %P", commit, "--",
                           ":(top,literal)" + path)
            lines = [line.split() for line in out.splitlines() if line]
            above = {p for line in lines for p in line[1:]}
            tips = [line[0] for line in lines if line[0] not in above]
            self.logs[key] = (tips[0] if tips else None,
                              {line[0]: line[1:] for line in lines})
        return self.logs[key]

    def renames(self, commit):
        """New path -> old path, as -M50% without limits pairs them."""
        if commit not in self.renames_of:
            out = self.run(*self.bare, "diff-tree", "-r", "-M50%", "-l0", "-z",
                           "--name-status", "--diff-filter=R",
                           "--no-commit-id", commit)
            words = out.split("\0")
            self.renames_of[commit] = {
                words[i + 2]: words[i + 1]
                for i in range(0, len(words) - 2, 3)}
        return self.renames_of[commit]


class Page:
    """The revisions of one file."""

    def __init__(self, git, path):
        self.git = git
        self.kinds = {}  # (commit, path) -> kind, renamed from
        self.below = collections.defaultdict(list)
        self.merges = []
        self.start = self.line(git.rev, path)
        self.complete()

    def tip(self, commit, path):
        """The revision that made path what it is at a commit, or None."""
        if self.git.entry(commit, path) is None:
            return None
        tip = self.git.log(commit, path)[0]
        return (tip, path) if tip else None

    def line(self, commit, path):
        node = self.tip(commit, path)
        todo = [node] if node else []
        while todo:
            one = todo.pop()
            if one in self.kinds:
                continue
            for before in self.look_at(one):
                self.below[one].append(before)
                todo.append(before)
        return node

    def look_at(self, node):
        git = self.git
        commit, path = node
        parents = git.parents[commit]
        if len(parents) > 1:
            self.kinds[node] = "merge", None
            self.merges.append(node)
            tips = [self.tip(p, path) for p in parents]
            return list(dict.fromkeys(t for t in tips if t))
        if parents and git.entry(parents[0], path) is not None:
            self.kinds[node] = "edit", None
            return [self.tip(parents[0], path)]
        if commit in git.shallow:
            self.kinds[node] = "boundary", None
            return []
        old = git.renames(commit).get(path) if parents else None
        if old is None:
            self.kinds[node] = "create", None
            return []
        self.kinds[node] = "rename", old
        return [self.tip(parents[0], old)]

    def created(self, node):
        """Where the lines below a node begin."""
        probe = Page.__new__(Page)
        probe.git, probe.kinds, probe.merges = self.git, {}, []
        probe.below = collections.defaultdict(list)
        probe.line(*node)
        return {n for n, (kind, _) in probe.kinds.items()
                if not probe.below[n]}

    def complete(self):
        """Add the lines of merges whose parent has another of our names."""
        again = True
        while again:
            again = False
            for node in list(self.merges):
                commit, path = node
                for parent in self.git.parents[commit]:
                    if self.git.entry(parent, path) is None:
                        again |= self.add_renamed(node, parent, path)

    def add_renamed(self, node, parent, path):
        ours = {n for n in self.kinds if not self.below[n]}
        for name in dict.fromkeys(p for _, p in list(self.kinds)):
            tip = self.tip(parent, name) if name != path else None
            if tip is None or tip in self.below[node]:
                continue
            if self.created((parent, name)) & ours:
                self.line(parent, name)
                self.below[node].append(tip)
                return True
        return False

    def ordered(self):
        if self.start is None:
            return []
        waiting = collections.Counter(
            b for node in self.kinds for b in self.below[node])
        ready, out = [self.start], []
        while ready:
            ready.sort(key=lambda n: (-int(self.git.about[n[0]]["%ct"] or 0),
                                      n[0]))
            node = ready.pop(0)
            out.append(node)
            for before in self.below[node]:
                waiting[before] -= 1
                if waiting[before] == 0:
                    ready.append(before)
        return out


def count(word):
    return None if word == "-" else int(word)


def read_numbers(git, commits):
    """(commit, new path) -> lines added and removed; only of files."""
    out = subprocess.run(
        ["git", *git.bare, "diff-tree", "--stdin", "--root", "-r",
         "-M50%", "-l0", "-z", "--raw", "--numstat"],
        input="\n".join(commits).encode() + b"\n", capture_output=True,
        env=ENV, check=True).stdout.decode("utf-8", "surrogateescape")
    numbers, files, commit, words = {}, set(), None, iter(out.split("\0"))
    for word in words:
        if "\n" in word and word.index("\n") == 40:
            commit, word = word[:40], word[41:]
        if len(word) == 40 and word.isalnum():
            commit = word
        elif word.startswith(":"):
            modes, path = word.split(), next(words)
            if modes[4][0] in "RC":
                path = next(words)
            if {modes[0][1:], modes[1]} <= {"000000", "100644", "100755"}:
                files.add((commit, path))
        elif word.count("\t") >= 2:
            added, removed, path = word.split("\t", 2)
            if not path:
                next(words)
                path = next(words)
            if (commit, path) in files:
                numbers[commit, path] = count(added), count(removed)
    return numbers


def told(about, field):
    """A name or an address; Git leaves the question where there is none."""
    return "" if about[field].startswith("%") else about[field]


def moment(about, field, seconds):
    """A date as RFC 3339 has it, or None where it is damaged or too late.

    Git would say 1970, the year 10000, or 99 hours from UTC.
    """
    if not about[seconds].isdigit() or int(about[seconds]) >= 2 ** 63:
        return None
    date = about[field]
    if date.index("-") != 4:
        return None
    if int(date[-5:-3]) > 23 or int(date[-2:]) > 59:
        return time.strftime("%Y-%m-%dT%H:%M:%S+00:00",
                             time.gmtime(int(about[seconds])))
    return date


def tell(git, page, numbers):
    out = []
    for node in page.ordered():
        commit, path = node
        kind, old = page.kinds[node]
        about = git.about[commit]
        added, removed = numbers.get(node, (None, None))
        if kind in ("merge", "boundary"):
            added = removed = None
        out.append({
            "oid": commit,
            "author": {"name": told(about, "%an"),
                       "email": told(about, "%ae")},
            "authored": moment(about, "%aI", "%at"),
            "committed": moment(about, "%cI", "%ct"),
            "summary": about["%s"], "path": path, "renamed_from": old,
            "added": added, "removed": removed})
    return out


def clean(value):
    """As our program prints it: what is no UTF-8 is U+FFFD."""
    if isinstance(value, str):
        return value.encode("utf-8", "surrogateescape").decode(
            "utf-8", "replace")
    if isinstance(value, list):
        return [clean(v) for v in value]
    if isinstance(value, dict):
        return {k: clean(v) for k, v in value.items()}
    return value


def differences(theirs, ours):
    """Lines that tell what differs between two answers."""
    ours = {one["path"]: one["revisions"] for one in ours}
    classes = collections.Counter()
    for one in theirs:
        path, wanted = one["path"], one["revisions"]
        got = ours.get(path)
        if got is None:
            classes["path missing"] += 1
            yield f"{path}: missing"
            continue
        a = [(r["oid"], r["path"], r["renamed_from"]) for r in wanted]
        b = [(r["oid"], r["path"], r["renamed_from"]) for r in got]
        if a != b:
            same = sorted(map(str, a)) == sorted(map(str, b))
            classes["order" if same else "revisions"] += 1
            yield f"{path}: {'order' if same else 'revisions'} differ"
            for r in a:
                if r not in b:
                    yield f"    only Git:     {r}"
            for r in b:
                if r not in a:
                    yield f"    only waymark: {r}"
            continue
        for x, y in zip(wanted, got):
            keys = [k for k in x if x[k] != y.get(k)]
            if keys:
                classes[" ".join(keys)] += 1
                yield (f"{path}: {x['oid'][:10]}: " + ", ".join(
                    f"{k}: Git {x[k]!r}, waymark {y.get(k)!r}"
                    for k in keys))
    if classes:
        yield f"differences: {dict(classes)}"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rev", default="HEAD")
    parser.add_argument("--folder", default="")
    parser.add_argument("--every", type=int, default=1,
                        help="look at every so many files only")
    parser.add_argument("--compare")
    parser.add_argument("repository")
    options = parser.parse_args()
    git = Git(options.repository, options.rev)
    paths = git.files(options.folder)[::options.every]
    pages = {path: Page(git, path) for path in paths}
    commits = sorted({c for p in pages.values() for c, _ in p.kinds
                      if len(git.parents[c]) < 2})
    numbers = read_numbers(git, commits)
    theirs = clean([{"path": p, "revisions": tell(git, pages[p], numbers)}
                    for p in paths])
    if not options.compare:
        json.dump(theirs, sys.stdout, indent=1)
        return 0
    ours = json.loads(subprocess.run(
        [options.compare, "history", "-C", options.repository, "--no-cache",
         "--rev", options.rev, "--content", options.folder or ".", "--all",
         "--json"], stdout=subprocess.PIPE, check=True, env=ENV).stdout)
    found = list(differences(theirs, ours))
    print("\n".join(found[:200]))
    n = sum(len(one["revisions"]) for one in theirs)
    print(f"{len(paths)} files, {n} revisions, "
          f"{'equal' if not found else 'not equal'}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
