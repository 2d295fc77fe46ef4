#!/usr/bin/env python3
"""waymark serve: what it shows, what it refuses, and how it ends.

Nothing here waits for a fixed time: what is expected is asked for again until
it is there, or until PATIENCE seconds are over.
"""
import atexit
import contextlib
import glob
import html
import http.client
import os
import random
import re
import shutil
import signal
import socket
import sqlite3
import string
import subprocess
import sys
import tempfile
import time
import urllib.parse

PATIENCE = 180  # of a machine that is slow, and stands still at times
WAYMARK = os.path.abspath(os.environ.get("WAYMARK", "build/waymark"))
BAR = re.compile(r"<waymark-bar.*</waymark-bar><script[^>]*></script>", re.S)
done = failed = 0


def ok(good, name, said=""):
    global done, failed
    done += 1
    failed += not good
    print("%s %d - %s" % ("ok" if good else "not ok", done, name), flush=True)
    if not good and said:
        print("\n".join("# " + line for line in str(said).splitlines()[:20]), flush=True)
    return good


def environment(home):
    keep = {k: v for k, v in os.environ.items() if not k.startswith(("GIT_", "WAYMARK"))}
    keep.update(LC_ALL="C.UTF-8", HOME=home, XDG_CACHE_HOME=os.path.join(home, "cache"),
                GIT_CONFIG_NOSYSTEM="1", GIT_CONFIG_GLOBAL="/dev/null", GIT_CEILING_DIRECTORIES=home,
                GIT_AUTHOR_NAME="Mara Lind", GIT_AUTHOR_EMAIL="mara@example.org",
                GIT_COMMITTER_NAME="Mara Lind", GIT_COMMITTER_EMAIL="mara@example.org",
                GIT_AUTHOR_DATE="2026-01-05T12:00:00Z", GIT_COMMITTER_DATE="2026-01-05T12:00:00Z",
                SOURCE_DATE_EPOCH="1771329600")  # 2026-02-17
    return keep


def in_time(good):
    """Ask until the answer is good, or patience is over; whether it was."""
    end = time.monotonic() + PATIENCE
    while not good() and time.monotonic() < end:
        time.sleep(0.02)
    return good()


class Site:
    """A repository, and perhaps a preview of it."""

    def __init__(self, home, name):
        self.home = home
        self.folder = os.path.join(home, name)
        os.makedirs(self.folder)
        self.env = environment(home)
        self.git("init", "-q", "-b", "main", ".")

    def git(self, *words):
        subprocess.run(["git", *words], cwd=self.folder, env=self.env, check=True)

    def write(self, path, text):
        path = os.path.join(self.folder, path)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as f:
            f.write(text)

    def commit(self):
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "Save")

    def serve(self, *options, port):
        self.errors = open(os.path.join(self.home, "errors"), "wb")
        self.process = subprocess.Popen(
            [WAYMARK, "serve", "--port", str(port), *options], cwd=self.folder, env=self.env,
            stdout=subprocess.PIPE, stderr=self.errors)
        atexit.register(self.process.kill)
        line = self.process.stdout.readline().decode()
        found = re.fullmatch(r"http://localhost:(\d+)/\n", line)
        if not found:
            sys.exit("Bail out! serve said %r" % line)
        self.port = int(found.group(1))
        return line

    def said(self):
        with open(os.path.join(self.home, "errors"), encoding="utf-8") as f:
            return f.read()

    def ask(self, path, method="GET", **headers):
        c = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        headers = {"Host": "localhost:%d" % self.port, **headers}
        c.request(method, urllib.parse.quote(path, safe=string.printable), headers=headers)
        answer = c.getresponse()
        return answer, answer.read()

    def get(self, path):
        answer, body = self.ask(path)
        return answer.status, body.decode("utf-8", "replace")

    def until(self, path, good):
        """Ask until the answer is good; the last answer."""
        end = time.monotonic() + PATIENCE
        while True:
            status, text = self.get(path)
            if good(status, text) or time.monotonic() > end:
                return status, text
            time.sleep(0.02)

    def stop(self, number=signal.SIGINT):
        self.process.send_signal(number)
        try:
            return self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            return None


class Events:
    """What the server tells a browser that listens."""

    def __init__(self, site, query=""):
        self.socket = socket.create_connection(("127.0.0.1", site.port), PATIENCE)
        self.socket.sendall(("GET /.waymark/events%s HTTP/1.1\r\nHost: localhost:%d\r\n\r\n"
                             % (query, site.port)).encode())
        self.text = b""
        self.wait(b"retry:")

    def wait(self, what):
        while what not in self.text:
            piece = self.socket.recv(4096)
            if not piece:
                return False
            self.text += piece
        self.text = self.text.split(what, 1)[1]
        return True

    def ended(self):
        """Whether the server closes the connection, whatever it tells before."""
        try:
            while self.socket.recv(4096):
                pass
        except TimeoutError:
            return False
        return True


def page(text):
    """A page as it is published."""
    return BAR.sub("", text)


def bar(text):
    found = BAR.search(text)
    return html.unescape(re.sub(r"<[^>]+>", " ", found.group(0))) if found else ""


def children(pid):
    found = [pid]
    for p in found:
        try:
            with open("/proc/%d/task/%d/children" % (p, p)) as f:
                found += [int(c) for c in f.read().split()]
        except OSError:
            pass
    return found[1:]


def small_site(home):
    site = Site(home, "small")
    site.write("content/site.yaml", "title: Creek School\nconsent: assumed\nlanguages: [en]\n")
    site.write("content/index.md", "---\ntitle: Home\n---\n\nWelcome to the creek.\n")
    site.write("content/notes.md", "---\ntitle: Notes\n---\n\nThe first words.\n")
    site.write("content/later.md", "---\ntitle: Later\ndraft: true\n---\n\nNot ready.\n")
    site.write("content/parents.md", "---\ntitle: Parents\nvisibility: school\n---\n\nFor the school.\n")
    site.commit()
    return site


def check_shown(site):
    status, text = site.get("/")
    ok(status == 200 and "Welcome to the creek." in text, "the home page is shown", text)
    ok("Preview" in bar(text), "and has a bar")
    answer, body = site.ask("/notes")
    ok(answer.status == 302 and answer.headers["Location"] == "/notes/", "a folder's address ends in /")
    ok(site.get("/notes/index.html")[0] == 200, "and has an index.html")
    answer, body = site.ask("/", "HEAD")
    ok(answer.status == 200 and body == b"", "HEAD has no body")
    ok("default-src 'none'" in answer.headers["Content-Security-Policy"]
       and answer.headers["Access-Control-Allow-Origin"] is None
       and answer.headers["Cross-Origin-Resource-Policy"] == "same-origin",
       "no other site may use what is shown", answer.headers)
    status, text = site.get("/nothing/")
    ok(status == 404 and "no page at this address" in bar(text), "what there is not is said to be so", text)
    ok(site.get("/.waymark/bar.js")[0] == 200 and site.get("/.waymark/bar.css")[0] == 200,
       "the bar has its files")


def check_refused(site):
    for host in ("evil.example", "localhost", "localhost:1", "localhost.evil.example:%d" % site.port,
                 "127.0.0.1.evil.example:%d" % site.port, "[::1]", "", "localhost:%dx" % site.port):
        ok(site.ask("/", Host=host)[0].status == 403, "no answer to the host %r" % host)
    for host in ("localhost", "127.0.0.1", "[::1]", "LocalHost"):
        ok(site.ask("/", Host="%s:%d" % (host, site.port))[0].status == 200, "an answer to %s" % host)
    for method in ("POST", "PUT", "DELETE", "OPTIONS", "PATCH"):
        answer, _ = site.ask("/", method)
        ok(answer.status == 405 and answer.headers["Allow"] == "GET, HEAD", "no %s" % method)
    for path in ("//etc/passwd", "/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/..%2fetc/passwd",
                 "/notes/../../etc/passwd", "/%2fetc/passwd", "/notes%00.html", "/notes%5c..%5c", "/%ff/",
                 "http://evil.example/", "/a%0d%0aX:y"):
        ok(site.ask(path)[0].status == 400, "no answer to %s" % path)
    for path in ("/content/site.yaml", "/.git/config", "/site.yaml", "/%252e%252e/etc/passwd", "/.waymark/"):
        ok(site.ask(path)[0].status == 404, "nothing at %s" % path)
    ok(site.get("/.waymark/show?audience=school&as_of=&drafts=1&back=/")[0] == 400,
       "nothing is switched without the bar's key")


def check_saved(site):
    events = Events(site)
    site.write("content/notes.md", "---\ntitle: Notes\n---\n\nThe second words.\n")
    ok(events.wait(b"event: change"), "a save is told to the browser")
    status, text = site.get("/notes/")
    # What was told may have been what Git said of the files before.
    while "The second words." not in text and events.wait(b"event: change"):
        status, text = site.get("/notes/")
    ok("The second words." in text, "and is on the page at once", text)
    _, text = site.until("/notes/", lambda _, t: "not yet saved in Git" in bar(t))
    ok("not yet saved in Git" in bar(text), "which is not yet saved", bar(text))
    ok("2026-02" not in page(text), "and has no date for it")
    ok("not yet saved in Git" not in bar(site.get("/")[1]), "the other pages are")
    site.write("content/notes.md", "---\ntitle: Notes\n---\n\nThe first words.\n")
    _, text = site.until("/notes/", lambda _, t: "not yet saved in Git" not in bar(t) and "first" in t)
    ok("not yet saved in Git" not in bar(text), "what is as Git has it again is saved", bar(text))
    told = lambda text: re.search('data-told="([0-9]+)"', text).group(1)
    site.write("content/notes.md", "---\ntitle: Notes\n---\n\nThe words after.\n")
    _, after = site.until("/notes/", lambda _, t: "words after" in t and "not yet saved in Git" in bar(t))
    ok(told(after) != told(text) and Events(site, "?told=" + told(text)).wait(b"event: change"),
       "a change that came while a page was loaded is told when it listens")


def check_style(site):
    name = lambda text: re.search(r'href="[^"]*/?(style\.[0-9a-f]{8}\.css)"', text).group(1)
    _, text = site.get("/notes/")
    before, look = name(text), re.search('data-look="([0-9a-f]*)"', text).group(1)
    site.write("themes/site/assets/style.css", "main { color: #654321; }\n")
    site.git("add", "themes")
    _, text = site.until("/notes/", lambda _, t: name(t) != before)
    ok(name(text) != before and "#654321" in site.get("/assets/" + name(text))[1], "a new style is served")
    ok('data-look="%s"' % look in text, "and the page is the same but for its name")
    site.write("content/notes.md", "---\ntitle: Notes\n---\n\nThe third words.\n")
    _, text = site.until("/notes/", lambda _, t: "third words" in t)
    ok('data-look="%s"' % look not in text, "while other words are another page")
    site.write("themes/site/templates/page.liquid", "{% layout 'base' %}{% block main %}")
    site.git("add", "themes")
    _, text = site.until("/notes/", lambda _, t: "as it was before" in bar(t))
    ok("as it was before" in bar(text) and "words" in page(text),
       "a broken template leaves the site as it was", bar(text))
    ok("themes/site/templates/page.liquid" in bar(text), "and is told with its place")
    site.git("rm", "-rfq", "themes/site/templates", "themes/site/assets/style.css")
    _, text = site.until("/notes/", lambda _, t: "as it was" not in bar(t) and name(t) == before)
    ok(name(text) == before, "and goes away when it is mended")


def check_broken(site):
    good = "---\ntitle: Notes\n---\n\nGood words.\n"
    site.write("content/notes.md", good)
    site.until("/notes/", lambda _, t: "Good words." in t)
    site.write("content/notes.md", "---\ntitle: Notes: more\n---\n\nBad words.\n")
    status, text = site.until("/notes/", lambda _, t: "yaml-syntax" in bar(t))
    ok(status == 200 and "Good words." in text, "a broken document leaves its page as it was", text)
    ok("You see it as it was before" in bar(text) and "content/notes.md , line 2" in bar(text),
       "which says so, and where to mend it", bar(text))
    ok("in other files" in bar(site.get("/")[1]), "other pages only say that there is something")
    site.write("content/more.md", "---\ntitle: More\n---\n\nSee [the notes](notes.md).\n")
    site.git("add", "content/more.md")
    _, text = site.until("/more/", lambda s, t: s == 200)
    ok("See the notes" in re.sub("<[^>]*>", "", text) and "to mend here" not in bar(text),
       "a link to a document that is broken is not said to be wrong", bar(text))
    site.write("content/vision/competencies.yaml", "x: [\n")
    site.write("content/more.md", "---\ntitle: Other\n---\n\n[a](/notes/) [b](/notes/index.html) [c](/graduate/) "
               "[d](/graduate/care/) [e](/nowhere/)\n")
    site.git("add", "content/vision")
    _, text = site.until("/more/", lambda _, t: "Other" in page(t) and "1 thing to mend here" in bar(t))
    ok("1 thing to mend here" in bar(text) and '"/nowhere/"' in bar(text), "nor is one by its address", bar(text))
    site.git("rm", "-fq", "content/vision/competencies.yaml")
    site.write("content/notes.md", good.replace("Good", "Better"))
    _, text = site.until("/notes/", lambda _, t: "Better words." in t)
    ok("yaml-syntax" not in bar(text) and "mend" not in bar(text), "what is mended is told no more", bar(text))
    site.git("rm", "-fq", "content/more.md")

    site.write("content/notes.md", good + "\n[to nowhere](/nowhere/)\n")
    status, text = site.until("/notes/", lambda _, t: "to mend here" in bar(t))
    ok("nowhere" in bar(text) and "mend here" in bar(text), "a finding of the page itself stands on it", bar(text))
    site.write("content/notes.md", good)
    _, text = site.until("/notes/", lambda _, t: "nowhere" not in t and "Good" in t)
    ok("mend" not in bar(text), "and goes away", bar(text))

    site.write("content/site.yaml", "title: [\n")
    _, text = site.until("/", lambda _, t: "yaml-syntax" in bar(t))
    ok("Welcome to the creek." in text and "as it was before" in bar(text), "a broken site.yaml likewise", bar(text))
    site.git("checkout", "-q", "content/site.yaml")
    _, text = site.until("/", lambda _, t: "yaml-syntax" not in bar(t))
    ok("yaml-syntax" not in bar(text), "and is well again")


def check_untracked(site):
    site.write("content/clubs/chess.md", "---\ntitle: Chess\n---\n\nFridays.\n")
    status, text = site.until("/clubs/chess/", lambda _, t: "git add" in bar(t))
    ok(status == 404 and "Fridays" not in text, "a file that Git does not have is on no page")
    ok('run git add " content/clubs/chess.md "' in re.sub(r"\s+", " ", bar(text)).replace('"content', '" content')
       .replace('md"', 'md "'), "and its address says what to do", bar(text))
    ok("not in Git" in bar(site.get("/")[1]), "as does every bar")
    site.git("add", "content/clubs")
    status, text = site.until("/clubs/chess/", lambda s, t: s == 200 and "not yet saved" in bar(t))
    ok(status == 200 and "Fridays." in text, "it is there when Git has it")
    site.git("commit", "-qm", "Chess", "content/clubs")
    _, text = site.until("/clubs/chess/", lambda _, t: "not yet saved" not in bar(t))
    ok("not yet saved" not in bar(text), "and saved when it is committed", bar(text))
    site.write("content/heron.svg", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9"/></svg>\n')
    site.write("content/notes.md", "---\ntitle: Notes\n---\n\n![A heron](heron.svg) ![A crow](crow.svg)\n")
    _, text = site.until("/notes/", lambda _, t: "heron.svg" in bar(t) and "crow.svg" in bar(t))
    ok('"heron.svg" is not shown: it is not in Git yet' in bar(text) and 'there is no "crow.svg"' in bar(text),
       "a picture that was not added is not said to be missing", bar(text))
    site.git("add", "content/heron.svg")
    _, text = site.until("/notes/", lambda _, t: "heron" in page(t) and '"heron.svg"' not in bar(t))
    ok(re.search('<img [^>]*heron', page(text)), "it is shown when it was", bar(text))
    site.git("checkout", "-q", "content/notes.md")
    site.git("rm", "-qf", "content/heron.svg")
    os.makedirs(os.path.join(site.folder, "content/a/b/c"))
    site.write("content/a/b/c/deep.md", "---\ntitle: Deep\n---\n\nBelow.\n")
    _, text = site.until("/", lambda _, t: "deep.md" in bar(t))
    ok("content/a/b/c/deep.md" in bar(text), "new folders are watched")
    shutil.rmtree(os.path.join(site.folder, "content/a"))


def form(text, **values):
    """The address to which the bar of a page sends its form."""
    key = re.search(r'name="key" value="(\w+)"', text).group(1)
    words = {"key": key, "audience": "public", "as_of": "2026-02-17", "back": "/parents/", **values}
    return "/.waymark/show?" + "&".join("%s=%s" % pair for pair in words.items())


def check_switches(site):
    _, text = site.get("/")
    ok(site.get("/later/")[0] == 404 and site.get("/parents/")[0] == 404, "drafts and the school's pages are not shown")
    answer, _ = site.ask(form(text, drafts=1))
    ok(answer.status == 303 and answer.headers["Location"] == "/parents/", "the bar switches, and goes back")
    status, text = site.get("/later/")
    ok(status == 200 and "with drafts" in bar(text), "to drafts", bar(text))
    ok(site.get("/parents/")[0] == 404, "which opens nothing else")
    site.ask(form(text, audience="school"))
    status, text = site.get("/parents/")
    ok(status == 200 and "for the school" in bar(text) and site.get("/later/")[0] == 404, "to the school")
    site.ask(form(text, as_of="2026-01-20"))
    _, text = site.get("/")
    ok("as of 2026-01-20" in bar(text) and "not yet saved" not in bar(text), "and to another day", bar(text))
    ok(site.get("/clubs/chess/")[0] == 200, "as it was then")
    ok(site.get(form(text, as_of="yesterday"))[0] == 400, "but to no other word")
    ok(site.ask(form(text, back="//evil.example/"))[0].headers["Location"] == "/", "and never elsewhere")
    site.ask(form(site.get("/")[1], as_of=""))
    _, text = site.get("/")
    ok("as of 20" not in bar(text).split("Show the site")[0], "and back", bar(text))


def check_makers(site):
    """A page that takes all the time there is costs nothing but itself."""
    site.write("themes/site/templates/page.liquid",
               "{% for i in (1..3000) %}{% for j in (1..3000) %}{% assign x = i | times: j %}{% endfor %}{% endfor %}")
    site.git("add", "themes")
    status, text = site.until("/notes/", lambda _, t: "page-limit" in t or "liquid" in bar(t))
    ok("to mend here" in bar(text), "a page that never ends is a finding", bar(text))
    ok(site.get("/")[0] == 200, "and the others are shown")
    site.git("rm", "-rfq", "themes/site/templates")
    _, text = site.until("/notes/", lambda _, t: "to mend here" not in bar(t))
    ok("to mend here" not in bar(text), "until it is mended")


def check_overflow(site):
    """More happens than the system remembers, and a save with it."""
    with open("/proc/sys/fs/inotify/max_queued_events") as f:
        most = int(f.read())
    flood = os.path.join(site.folder, "content", "flood.md")
    site.process.send_signal(signal.SIGSTOP)
    for _ in range(most // 3 + 1):  # it is made, written and deleted
        open(flood, "w").close()
        os.remove(flood)
    site.write("content/notes.md", "---\ntitle: Notes\n---\n\nAfter the flood.\n")
    site.process.send_signal(signal.SIGCONT)
    _, text = site.until("/notes/", lambda _, t: "After the flood." in t)
    ok("After the flood." in text, "a save is shown that the system has lost")
    site.write("content/notes.md", "---\ntitle: Notes\n---\n\nAfter the ark.\n")
    _, text = site.until("/notes/", lambda _, t: "After the ark." in t)
    ok("After the ark." in text, "and so is the next one")


def check_memory(site):
    """Every change has processes of its own, and they go."""
    for i in range(12):
        site.write("content/notes.md", "---\ntitle: Notes\n---\n\nTurn %d.\n" % i)
        site.until("/notes/", lambda _, t: "Turn %d." % i in t)
    site.write("content/notes.md", "---\ntitle: Notes\n---\n\nThe end.\n")
    site.until("/notes/", lambda _, t: "The end." in t)
    ok(in_time(lambda: len(children(site.process.pid)) <= 7), "a reader and two generations are left of many",
       children(site.process.pid))


def check_end(site):
    second = Site(site.home, "second")
    second.write("content/index.md", "# Second\n")
    second.commit()
    second.serve(port=site.port)
    ok(second.port != site.port and "port %d is taken" % site.port in second.said(),
       "a port that is taken is told, and the next one is used", second.said())
    ok("Second" in second.get("/")[1], "where the site is")
    ok(second.stop(signal.SIGTERM) == 0, "SIGTERM ends it well")

    events = Events(site)
    began = children(site.process.pid)
    ok(site.stop() == 0, "Ctrl-C ends it well")
    ok(events.ended(), "who listens is told by the end of the connection")
    ok(in_time(lambda: not [p for p in began if state(p) not in (None, "Z")]), "no process is left")
    again = Site(site.home, "third")
    again.write("content/index.md", "# Third\n")
    again.commit()
    again.serve(port=site.port)
    ok(again.port == site.port, "and its port is free", again.said())
    again.stop()


OFFER = re.compile(rb'(\.zip" download>[^<]*</a> <span class="soft small">)[^<]+')


def published(site, *options):
    """
    Each file of the site as a build of the same files makes it now; a preview
    does not say how large a copy of a portfolio is before it has made it.
    """
    subprocess.run([WAYMARK, "build", "-q", "-o", "../output", *options], cwd=site.folder, env=site.env,
                   stderr=subprocess.DEVNULL, check=True)
    output = os.path.join(site.home, "output")
    files = {}
    for folder, _, names in os.walk(output):
        for name in names:
            path = os.path.relpath(os.path.join(folder, name), output)
            with open(os.path.join(output, path), "rb") as f:
                files[path] = f.read()
    files.pop(".waymark-manifest", None)
    return {path: OFFER.sub(rb"\1", text) for path, text in files.items()}


PICTURES = (".webp", ".jpg", ".png")


def difference(site, files, gone):
    """What the preview has otherwise than those files, and without those."""
    different = []
    for path, wanted in files.items():
        answer, body = site.ask("/" + path)
        body = body if not path.endswith(".html") else page(body.decode()).encode()
        if body != wanted or answer.status != 200:
            different.append("%s: %d" % (path, answer.status))
    return different + ["%s: is there" % path for path in gone if site.ask("/" + path)[0].status == 200]


def check_same(site, before, name, *options):
    """The preview becomes what a build makes, whatever it has kept."""
    files = published(site, *options)
    gone = [path for path in before if path not in files and path.endswith(".html")]
    changed = {path: wanted for path, wanted in files.items()
               if not (before and path.endswith(".zip"))  # which are made of all the others
               and (not path.endswith(PICTURES) or before.get(path) != wanted)}  # a picture takes a second
    end = time.monotonic() + PATIENCE
    while (different := difference(site, changed, gone)) and time.monotonic() < end:
        time.sleep(0.02)
    count = sum(before.get(path) != wanted for path, wanted in files.items()) + len(gone)
    ok(not different and count > 0, "%s: the preview is the site" % name, "\n".join(different or ["nothing changed"]))
    return files


def saved(path, change):
    """A save by writing over the file."""
    with open(path, encoding="utf-8") as f:
        text = f.read()
    with open(path, "w", encoding="utf-8") as f:
        f.write(change(text))


def renamed(path, change):
    """A save as careful editors make it: a new file takes the old one's name."""
    with open(path, encoding="utf-8") as f:
        text = f.read()
    with open(path + ".tmp", "w", encoding="utf-8") as f:
        f.write(change(text))
    os.replace(path + ".tmp", path)


def put_aside(path, change):
    """A save as vim makes it: the old file goes, a new one is made."""
    with open(path, encoding="utf-8") as f:
        text = f.read()
    os.rename(path, path + "~")
    with open(path, "w", encoding="utf-8") as f:
        f.write(change(text))
    os.remove(path + "~")


def field(text, name, value):
    """The front matter with that field, in one line; None is without it."""
    text = re.sub("(?m)^%s:.*\n(?:[ -].*\n)*" % name, "", text, count=1)
    return text if value is None else text.replace("---\n", "---\n%s: %s\n" % (name, value), 1)


# What an author may turn in a field: words that are only shown, and all by
# which pages are listed, linked, put in order and let out.
TURNS = (
    ("title", ("Aardvarks", "Zebras, again", '"Two: parts"', None)),
    ("summary", ("In a few words.", "In others.", None)),
    ("why", ("It matters.", "It mattered.", None)),
    ("what", ("That it floats.", None)),
    ("tags", ("[data]", "[data, owls]", "[creek]", None)),
    ("status", ("draft", "published", None)),
    ("date", ("2026-01-07", "2026-05-30", None)),
    ("competencies", ("[communicate]", "[collaborate]", None)),
    ("related", ("[/students/amara-g/goals/repeatable-report]", "[nowhere]", None)),
    ("visibility", ("private", None)),
)


def turned(path, chance):
    """One or two fields are others, and nothing that others stand on is lost by it."""
    for name, values in chance.sample(TURNS[:4] if chance.random() < 0.5 else TURNS, chance.randint(1, 2)):
        if "/goals/" in path and name == "status":
            values = ("planned", "active", "met")
        if "/reflections/" in path or name not in ("status", "visibility"):
            saved(path, lambda t: field(t, name, chance.choice(values)))


def check_equal(home):
    """What is shown is what is published, from the first save to the last."""
    site = Site(home, "district")
    shutil.copytree("content", os.path.join(site.folder, "content"))
    site.commit()
    site.serve(port=free_port())
    files = check_same(site, {}, "at first")
    ok(len(files) > 50, "it has many pages")
    offers = [path for path in files if path.endswith(".zip")]
    ok(offers and all(os.path.basename(path) in site.get("/" + os.path.dirname(path) + "/")[1] for path in offers),
       "portfolios offer their copies", offers)
    content = os.path.join(site.folder, "content")
    artifacts = sorted(glob.glob(content + "/students/*/artifacts/**/*.md", recursive=True))
    student = re.match(".*/students/[^/]+", artifacts[0])[0]
    person = os.path.join(content, "people", os.path.basename(student) + ".yaml")
    pictures = sorted(glob.glob(content + "/students/*/artifacts/*/*.svg"))
    listed = next(path for path in artifacts if re.search("(?m)^(tags:.*| +- )data", open(path, encoding="utf-8").read()))
    goal = content + "/students/amara-g/goals/repeatable-report.md"
    goal_url = "/students/amara-g/goals/repeatable-report/"
    moved = os.path.join(student, "artifacts", "moved-here.md")
    theme = os.path.join(site.folder, "themes/site")
    yaml = content + "/site.yaml"
    line = lambda path, name, value: saved(path, lambda t: re.sub("(?m)^( *(?:- )?%s:).*" % name, r"\1 " + value, t, count=1))
    edits = [
        ("a save", lambda: saved(artifacts[0], lambda t: t + "\nOne more line.\n")),
        ("a save by rename", lambda: renamed(artifacts[1], lambda t: t + "\nTwo more lines.\n")),
        ("a save with a copy kept", lambda: put_aside(artifacts[1], lambda t: t + "\nThree.\n")),
        ("another title", lambda: saved(artifacts[0], lambda t: re.sub("(?m)^title:.*", "title: Other words", t, count=1))),
        ("other tags, and no date", lambda: saved(artifacts[-1], lambda t: re.sub("(?m)^tags:.*(\n  - .*)*\n|^date:.*\n", "", t)
                                                  .replace("---\n", "---\ntags: [owls, owls]\n", 1))),
        ("an unknown field", lambda: saved(artifacts[-2], lambda t: re.sub("(?m)^title:.*", "titel: Typo", t, count=1))),
        ("another title beside it", lambda: saved(artifacts[0], lambda t: re.sub("(?m)^title:.*", "title: Words", t, count=1))),
        ("mended", lambda: saved(artifacts[-2], lambda t: t.replace("titel:", "title:"))),
        ("a list by title, and a menu", lambda: (
            site.write("content/showcases/by-title.md",
                       "---\ntitle: By title\nselect: {kind: artifact, tag: data, order: title}\n---\n"),
            site.git("add", "-A"),
            saved(content + "/site.yaml", lambda t: t.replace("  main:\n", "  main:\n    - url: %s\n" % goal_url, 1)))),
        ("another title in that list", lambda: saved(listed, lambda t: field(t, "title", "Zzz"))),
        ("another title in that menu", lambda: saved(goal, lambda t: field(t, "title", "In the menu"))),
        ("another plan", lambda: saved(content + "/vision/plan.yaml", lambda t: re.sub("(?m)^( *-? *title:).*", r"\1 A phase", t))),
        ("a picture", lambda: shutil.copy(pictures[0], pictures[1])),
        ("a new file", lambda: (shutil.copy(artifacts[0], moved), site.git("add", "-A"))),
        ("a file deleted", lambda: os.remove(artifacts[0])),
        ("and back", lambda: site.git("checkout", "--", "content")),
        ("a new folder", lambda: (site.write("content/extra/deep/down.md", "# Down\n\nHere.\n"), site.git("add", "-A"))),
        ("a save in it", lambda: saved(content + "/extra/deep/down.md", lambda t: t + "\nAnd there.\n")),
        ("it renamed", lambda: (os.rename(content + "/extra", content + "/more"), site.git("add", "-A"))),
        ("a save there", lambda: saved(content + "/more/deep/down.md", lambda t: t + "\nAnd away.\n")),
        ("a commit", lambda: site.git("commit", "-q", "-m", "More")),
        ("another name", lambda: saved(person, lambda t: re.sub("(?m)^display:.*", "display: first", t))),
        ("a new student", lambda: (
            site.write("content/people/zoe-q.yaml", re.sub("(?m)^git:.*(\n  - .*)*\n", "", open(person).read())),
            site.write("content/students/zoe-q/profile.md", "# Zoe\n\nHello.\n"),
            site.write("content/students/zoe-q/artifacts/owl.md", "# The owl\n\nIt sleeps.\n"),
            site.git("add", "-A"))),
        ("consent withdrawn", lambda: saved(content + "/people/zoe-q.yaml", lambda t: t.replace("work: public", "work: none"))),
        ("and given", lambda: saved(content + "/people/zoe-q.yaml", lambda t: t.replace("work: none", "work: public"))),
        ("a draft", lambda: saved(artifacts[2], lambda t: field(t, "status", "draft"))),
        ("and published", lambda: saved(artifacts[2], lambda t: field(t, "status", "published"))),
        ("another class", lambda: line(content + "/classes/room-12.md", "title", "Room 13")),
        ("another school", lambda: line(content + "/schools/ferry-street.md", "title", "Ferry School")),
        ("other picks", lambda: saved(content + "/showcases/water-around-us.md", lambda t: re.sub(
            "(?m)^items:\n(  .*\n)*", "items:\n  - ref: students/mateo/bread-for-thirty\n", t))),
        ("another competency", lambda: line(content + "/vision/competencies.yaml", "name", "Portrait")),
        ("another state of a goal", lambda: saved(goal, lambda t: field(t, "status", "active"))),
        ("a reflection on something else", lambda: saved(
            content + "/students/amara-g/reflections/what-week-4-taught-me.md",
            lambda t: field(t, "about", "artifacts/flood-map"))),
        ("a theme of the site's own", lambda: (
            [site.write("themes/site/" + name, open("themes/river/" + name, encoding="utf-8").read() + more)
             for name, more in (("templates/goal.liquid", ""), ("assets/style.css", "\n.own{color:red}\n"),
                                ("messages/en.yaml", ""))],
            site.git("add", "-A"))),
        ("another template", lambda: saved(theme + "/templates/goal.liquid", lambda t: t.replace("<article>", "<article>\nOwn."))),
        ("another style", lambda: saved(theme + "/assets/style.css", lambda t: t.replace("color:red", "color:blue"))),
        ("other words", lambda: line(theme + "/messages/en.yaml", "nav.search", "Look for")),
        ("another menu", lambda: line(yaml, "text", "Our vision")),
        ("other languages", lambda: line(yaml, "languages", "[es, en, ar, vi]")),
        ("and back again", lambda: line(yaml, "languages", "[en, es, ar, vi]")),
        ("without history", lambda: line(yaml, "history", "none")),
        ("with history", lambda: line(yaml, "history", "full")),
        ("a file that Git has not yet, and its folder", lambda: (
            site.write("content/later/later.md", "# Later\n\nNot yet.\n"), line(goal, "title", "Until then"))),
        ("it added", lambda: site.git("add", "-A")),
        ("it away", lambda: os.remove(content + "/later/later.md")),
        ("and there again", lambda: site.write("content/later/later.md", "# Later\n\nNow.\n")),
        ("a home without a title", lambda: saved(content + "/index.md", lambda t: re.sub("(?m)^(title:|#).*\n", "", t))),
        ("another site.yaml", lambda: saved(content + "/site.yaml", lambda t: re.sub("(?m)^title:.*", "title: Elsewhere", t))),
    ]
    for name, edit in edits:
        edit()
        files = check_same(site, files, name)
    before = files
    saved(artifacts[2], lambda t: field(t, "status", "draft"))
    for options in ({"drafts": 1}, {"audience": "class"}, {"as_of": "2026-01-20"}):
        words = {"audience": "public", "as_of": "", **options}
        site.ask(form(site.get("/")[1], **words))
        files = check_same(site, files, "the bar at %s" % options,
                           *["--drafts"] if "drafts" in options else
                           ["--%s=%s" % (name.replace("_", "-"), value) for name, value in options.items()])
    site.ask(form(site.get("/")[1], as_of=""))
    files = check_same(site, files, "the bar back")
    ok(files != before, "which is the site of now")
    chance = random.Random(6)
    texts = sorted(glob.glob(content + "/**/*.md", recursive=True))
    for i in range(6):
        for path in chance.sample(texts, chance.randint(1, 5)):
            chance.choice((saved, renamed, put_aside))(path, lambda t: t.rstrip() + "\n\nTurn %d.\n" % i)
        files = check_same(site, files, "saves by chance")
    texts = [p for p in texts if "/students/" in p]
    for i in range(12):
        for path in chance.sample(texts, chance.randint(1, 3)):
            turned(path, chance)
        saved(goal, lambda t: field(t, "summary", "Turn %d." % i))
        files = check_same(site, files, "fields by chance")
    place = lambda text: re.search("no document \"nowhere\" +content/students/amara-g/goals/repeatable-report.md , "
                                   "line ([0-9]+)", bar(text))
    saved(goal, lambda t: field(t, "related", "[nowhere]"))
    _, text = site.until(goal_url, lambda _, t: place(t))
    ok(place(text)[1] == "2", "a reference to nowhere is told", bar(text))
    saved(goal, lambda t: field(t, "title", "One line above it"))
    _, text = site.until(goal_url, lambda _, t: "One line above it" in t)
    ok(place(text)[1] == "3", "and where it stands after another save", bar(text))
    site.stop()


def swap_in_cache(home, one, two):
    """Each of two values that the cache keeps under the other's key."""
    for path in glob.glob(home + "/cache/waymark/*/cache.sqlite"):
        with contextlib.closing(sqlite3.connect(path)) as db, db:
            rows = {v: (k, s) for k, v, s in db.execute("SELECT key, value, sum FROM entry WHERE kind = CAST('picture' AS BLOB)")}
            for value, other in ((one, two), (two, one)):
                if value in rows and other in rows:
                    db.execute("UPDATE entry SET value = ?, sum = ? WHERE kind = CAST('picture' AS BLOB) AND key = ?",
                               (other, rows[other][1], rows[value][0]))


def check_pictures(home):
    """Pictures and copies are those of a build, whether it has left them or not."""
    site = Site(home, "pictures")
    shutil.copytree("content", os.path.join(site.folder, "content"))
    site.commit()
    files = {path: text for path, text in published(site).items() if path.endswith(PICTURES + (".zip",))}
    site.serve("--no-cache", port=free_port())
    different = difference(site, files, [])
    ok(len(files) > 9 and not different, "pictures and copies are made as in a build", "\n".join(different))
    site.stop()
    one, two = [path for path in sorted(files) if path.endswith(".webp")][:2]
    swap_in_cache(home, files[one], files[two])
    site.serve(port=free_port())
    ok(site.ask("/" + one)[1] == files[two] and site.ask("/" + two)[1] == files[one], "and not made again where a build has left them")
    site.stop()


def free_port():
    """A port that no connection takes by chance: those have others, ip(7)."""
    while True:
        with socket.socket() as s, contextlib.suppress(OSError):
            s.bind(("127.0.0.1", random.randint(20000, 30000)))
            return s.getsockname()[1]


BROWSER = r"""#!/bin/sh
cd "$(dirname "$0")" || exit
files=$(readlink /proc/$$/fd/0 /proc/$$/fd/1 /proc/$$/fd/2)
{
	echo "words $*"
	grep -E '^(SigBlk|SigIgn):' /proc/self/status
	echo "$files"
	cut -d' ' -f4,6,7 /proc/$$/stat
} >told.part 2>&1
sleep 900 &
echo $! >sleeping
mv told.part told
wait
"""


def check_open(home):
    """A browser is opened, and neither it nor the lack of one harms the preview."""
    site = Site(home, "open")
    site.write("content/index.md", "# Opened\n")
    site.commit()
    fake, told = os.path.join(home, "fake"), os.path.join(home, "told")
    with open(fake, "w") as f:
        f.write(BROWSER)
    os.chmod(fake, 0o755)
    site.env["BROWSER"] = "/nowhere/browser:false:%s --new %%s:/nowhere/too" % fake
    site.serve("--open", port=free_port())
    in_time(lambda: os.path.exists(told))
    with open(told) as f:
        words, blocked, ignored, stdin, stdout, stderr, family = f.read().splitlines()
    ok(words == "words --new http://localhost:%d/" % site.port, "the first browser that works is opened", words)
    usual = (1 << 31) - 1  # what lies above are the C library's own
    ok(not (int(blocked.split()[1], 16) | int(ignored.split()[1], 16)) & usual, "no signal is kept from it",
       blocked + "\n" + ignored)
    ok([stdin, stdout, stderr] == ["/dev/null"] * 3, "it has none of the preview's files", [stdin, stdout, stderr])
    parent, session, terminal = map(int, family.split())
    ok(site.process.pid not in (parent, session) and session != os.getsid(0) and terminal == 0,
       "it runs in a session of its own", family)
    ok("Opened" in site.get("/")[1] and in_time(lambda: not zombies(site.process.pid)),
       "the preview goes on, and has nobody to bury")
    ok(site.stop() == 0 and "browser" not in site.said(), "and ends without a word", site.said())
    with open(os.path.join(home, "sleeping")) as f:
        sleeping = int(f.read())
    ok(os.path.exists("/proc/%d" % sleeping), "while the browser stays")
    os.kill(sleeping, signal.SIGKILL)

    site.env.update(BROWSER="/nowhere/browser:false", PATH=os.path.join(home, "nothing-here"))
    site.serve("--open", port=free_port())
    in_time(lambda: "open http://localhost:%d/ in yours\n" % site.port in site.said())
    ok(site.said().count("\n") == 1 and "open http://localhost:%d/ in yours\n" % site.port in site.said(),
       "where there is no browser, one line says so", site.said())
    ok("Opened" in site.get("/")[1] and site.stop() == 0, "and the preview is there")


def state(pid):
    """The letter that proc(5) has for what a process does; None: there is none."""
    try:
        with open("/proc/%d/stat" % pid) as f:
            return f.read().rsplit(")", 1)[1].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return None


def zombies(pid):
    """Children that have ended, and that nobody has waited for."""
    return [child for child in children(pid) if state(child) == "Z"]


def check_none(home):
    empty = os.path.join(home, "none")
    os.makedirs(empty)
    run = subprocess.run([WAYMARK, "serve"], cwd=empty, env=environment(home), capture_output=True, text=True)
    ok(run.returncode == 3 and "repo-missing" in run.stderr, "without a repository there is no preview", run.stderr)
    run = subprocess.run([WAYMARK, "serve", "--port", "x"], cwd=empty, env=environment(home), capture_output=True, text=True)
    ok(run.returncode == 2 and "--port" in run.stderr, "a port is a number", run.stderr)


def main():
    with tempfile.TemporaryDirectory() as home:
        check_none(home)
        check_open(home)
        site = small_site(home)
        site.serve(port=free_port())
        for check in (check_shown, check_refused, check_saved, check_style, check_broken, check_untracked,
                      check_switches, check_makers, check_overflow, check_memory,
                      check_end):
            check(site)
        check_equal(home)
        check_pictures(home)
    print("1..%d" % done)
    sys.exit(failed != 0)


main()
