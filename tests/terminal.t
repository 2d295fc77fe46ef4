#!/usr/bin/env python3
"""Commands as a person meets them: on a terminal of 80 columns, answering."""
import os, pty, re, select, shutil, struct, subprocess, sys, tempfile, time
import fcntl, termios

root = os.getcwd()
waymark = os.path.realpath(os.environ.get('WAYMARK', 'build/waymark'))
work = tempfile.mkdtemp()
env = dict(os.environ, HOME=work, XDG_CACHE_HOME=work + '/cache', TERM='dumb',
    LC_ALL='C.UTF-8', PS1='begin> ', PATH=os.path.dirname(waymark) + ':' + os.environ['PATH'],
    GIT_CONFIG_NOSYSTEM='1', GIT_CONFIG_GLOBAL='/dev/null')
count = failed = 0
PATIENCE = 180  # seconds, for a machine that is slow


def ok(fine, name, seen=''):
    global count, failed
    count += 1
    failed += not fine
    print(('ok' if fine else 'not ok'), count, '-', name)
    if not fine:
        print(re.sub('(?m)^', '# ', seen[-2000:]))


def talk(words, turns, folder=work):
    """Run words on a terminal; of each turn wait for the first, type the second.
    Who answers before a question is whole has the answer in the midst of it."""
    pid, fd = pty.fork()
    if pid == 0:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack('HHHH', 24, 80, 0, 0))
        os.chdir(folder)
        os.execvpe(words[0], words, env)
    seen, at, end = '', 0, time.monotonic() + PATIENCE
    turns = list(turns)
    while time.monotonic() < end:
        if select.select([fd], [], [], 0.1)[0]:
            try:
                more = os.read(fd, 65536)
            except OSError:
                break
            if not more:
                break
            seen += more.decode('utf-8', 'replace')
        elif turns and turns[0][0] in seen[at:]:
            at = len(seen)
            os.write(fd, turns.pop(0)[1].encode())
    os.close(fd)
    status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    return status, seen.replace('\r', ''), turns


# Questions of init: an answer, and what is usual.
status, seen, left = talk(['waymark', 'init', 'site', '--school', 'North School'], [
    ('What is the site called?', 'Hill & Vale\n'), ('Who publishes it?', '\n'),
    ('first class?', 'Room 9\n'), ('teacher', 'Ann Lee\n'), ('student', 'Bo Chen\n'),
    ('language', '\n'), ('Address', '\n'), ('Publish with', 'none\n')])
ok(status == 0 and not left, 'init asks what no option has answered', seen)
ok('first school' not in seen, 'init does not ask what an option says', seen)
text = open(work + '/site/content/site.yaml').read()
ok("title: Hill & Vale\n" in text, 'the answer is in site.yaml', text)
ok(os.path.exists(work + '/site/content/students/bo-c/profile.md'),
    'the student has a folder')
wide = [l for l in seen.split('\n') if len(l) > 80]
ok(not wide, 'nothing is wider than 80 columns', '\n'.join(wide))

# A yes mends, anything else does not.
page = work + '/site/content/page.md'
open(page, 'w').write('---\ntitle: A page\ndate: 7 Sep 2025\n---\nText.\n')
subprocess.run(['git', 'add', '-A'], cwd=work + '/site', env=env, check=True)
status, seen, left = talk(['waymark', 'check', '--fix'], [('as shown?', 'no\n')],
    work + '/site')
ok(status == 1 and not left and '7 Sep' in open(page).read(),
    'no leaves the file as it was', seen)
status, seen, left = talk(['waymark', 'check', '--fix'], [('as shown?', 'yes\n')],
    work + '/site')
ok(status == 0 and not left and 'date: 2025-09-07\n' in open(page).read(),
    'yes mends it', seen)

# explain breaks lines for a screen.
status, seen, left = talk(['waymark', 'explain', 'artifact'], [])
wide = [l for l in seen.split('\n') if len(l) > 80 and 'one of' not in l]
ok(status == 0 and not wide, 'explain fits 80 columns', '\n'.join(wide))

# Tab in the shells themselves.
for shell, flags in (('bash', ['--norc', '-i']), ('zsh', ['-f', '-i'])):
    if not shutil.which(shell):
        ok(True, shell + ' # skip not installed')
        continue
    start = 'autoload -Uz compinit && compinit -D -u; ' if shell == 'zsh' else ''
    status, seen, left = talk([shell] + flags, [
        ('begin> ', start + 'source <(waymark completion ' + shell + '); PS1="rea""dy> "\n'),
        ('ready> ', 'waymark vers\t'), ('version', '\n'), ('waymark 0', 'exit\n')])
    ok(not left, shell + ' completes a command at a tab', seen)

shutil.rmtree(work)
print('1..%d' % count)
sys.exit(failed != 0)
