#!/usr/bin/env python3
"""waymark-media, asked as waymark asks it: what it makes of pictures."""
import os
import resource
import socket
import struct
import subprocess
import sys
import zlib

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), 'pictures'))
import make

HELPER = os.path.join(os.path.dirname(os.environ.get('WAYMARK', 'build/waymark')), 'waymark-media')
JPEG, PNG, GIF, WEBP = 1, 2, 3, 4
# src/media/order.h
MAGIC, MOST, SOCKET = 0x776D0001, 8, 3
DAMAGED, SIZE = 1, 2
tests = []


def ok(true, sentence):
    tests.append(true)
    print('%sok %d - %s' % ('' if true else 'not ', len(tests), sentence), flush=True)


def start(most=resource.RLIM_INFINITY):
    """A helper that may have so many bytes of memory, or as many as it takes."""
    def begin():
        os.dup2(free, SOCKET)
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
    ours, theirs = socket.socketpair()
    # The child's end takes the place that the helper looks for it in.
    free = os.dup(theirs.fileno())
    helper = subprocess.Popen(
        [HELPER, '--serve'], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL, close_fds=False,
        preexec_fn=begin)
    os.close(free)
    theirs.close()
    return ours, helper


def take(sock, n):
    got = b''
    while len(got) < n:
        piece = sock.recv(n - len(got))
        if not piece:
            return None
        got += piece
    return got


def ask(sock, picture, kind, width, height, orientation, wanted):
    """The fault and the pictures made; None if the helper is dead."""
    order = struct.pack('<IIQIIBBBx', MAGIC, len(wanted), len(picture), width, height, kind,
                        orientation, 0)
    for variant in wanted + [(0, 0, 0)] * (MOST - len(wanted)):
        order += struct.pack('<III', *variant)
    try:
        sock.sendall(order.ljust((len(order) + 7) // 8 * 8, b'\0') + picture)
        answer = take(sock, 8 + 8 * MOST)
    except OSError:
        return None
    if answer is None:
        return None
    fault, sizes = struct.unpack_from('<I', answer, 4)[0], struct.unpack_from('<8Q', answer, 8)
    return fault, [take(sock, n) for n in sizes[:len(wanted)]] if fault == 0 else []


def once(*order):
    sock, helper = start()
    answer = ask(sock, *order)
    sock.close()
    return answer, helper.wait()


def pixels(png):
    """Rows of RGB out of a PNG of 8 bits: PNG 9.2."""
    at, data, width, height, bands = 8, b'', 0, 0, 3
    while at < len(png):
        n = struct.unpack_from('>I', png, at)[0]
        kind, body = png[at + 4:at + 8], png[at + 8:at + 8 + n]
        if kind == b'IHDR':
            width, height = struct.unpack_from('>II', body)
            bands = {0: 1, 2: 3, 4: 2, 6: 4}[body[9]]
        elif kind == b'IDAT':
            data += body
        at += 12 + n
    raw, rows, line = zlib.decompress(data), [], width * bands
    before = bytearray(line)
    for y in range(height):
        how, row = raw[y * (line + 1)], bytearray(raw[y * (line + 1) + 1:(y + 1) * (line + 1)])
        for i in range(line):
            a = row[i - bands] if i >= bands else 0
            b, c = before[i], before[i - bands] if i >= bands else 0
            nearest = min((abs(b - c), 0, a), (abs(a - c), 1, b), (abs(a + b - 2 * c), 2, c))[2]
            row[i] = (row[i] + (0, a, b, (a + b) // 2, nearest)[how]) % 256
        before = row
        rows.append([tuple(row[x * bands:x * bands + bands]) for x in range(width)])
    return rows


def near(a, b):
    return all(abs(x - y) < 40 for x, y in zip(a, b))


def is_upright(png):
    rows = pixels(png)
    h, w = len(rows) - 1, len(rows[0]) - 1
    return all(near(*pair) for pair in (
        (rows[1][1], make.RED), (rows[1][w - 1], make.GREEN),
        (rows[h - 1][1], make.BLUE), (rows[h - 1][w - 1], make.WHITE)))


def has_secret(picture):
    return any(word in picture for word in (
        make.SECRET, b'Exif', b'EXIF', b'xpacket', b'IPTC', b'Photoshop', b'tEXt', b'eXIf'))


sock, helper = start()
for orientation in range(1, 9):
    fault, made = ask(sock, make.jpeg(orientation), JPEG, 640, 480, orientation,
                      [(PNG, 64, 48), (WEBP, 160, 120), (JPEG, 160, 120), (JPEG, 640, 480)])
    ok(fault == 0 and is_upright(made[0]), 'orientation %d is turned upright' % orientation)
    ok(fault == 0 and not any(map(has_secret, made)),
       'orientation %d keeps no place, name and comment' % orientation)
fault, made = ask(sock, make.drawn(400), PNG, 400, 300, 1, [(WEBP, 100, 75), (PNG, 100, 75)])
ok(fault == 0 and is_upright(made[1]) and not any(map(has_secret, made)), 'a PNG is made anew')
ok(ask(sock, make.gif(), GIF, 2, 2, 1, [(WEBP, 2, 2), (PNG, 2, 2)])[0] == 0,
   'the first frame of a GIF is a picture')
ok(ask(sock, made[0], WEBP, 100, 75, 1, [(WEBP, 50, 38)])[0] == 0, 'a WebP is made anew')
ok(ask(sock, make.make('cut', 0), JPEG, 640, 480, 1, [(JPEG, 64, 48)])[0] == DAMAGED,
   'a picture that is cut off is a fault')
ok(ask(sock, make.jpeg(1), PNG, 640, 480, 1, [(PNG, 64, 48)])[0] == DAMAGED,
   'a loader takes nothing but its own format')
ok(ask(sock, make.drawn(40), PNG, 4000, 3000, 1, [(PNG, 40, 30)])[0] == SIZE,
   'a picture of another size than was told is a fault')
ok(ask(sock, make.jpeg(1), JPEG, 640, 480, 1, [(JPEG, 64, 48)])[0] == 0,
   'the next picture is made after every fault')
sock.close()
ok(helper.wait() == 0, 'it ends when its socket does')

# 49 megapixels in three colours are held as 300 MB before one of them is shown.
sock, helper = start(200 << 20)
ok(ask(sock, make.slow(49), JPEG, 7000, 7000, 1, [(JPEG, 64, 64)]) in (None, (DAMAGED, [])),
   'a picture that needs more memory than there is costs itself alone')
sock.close()
helper.wait()

answer, status = once(make.jpeg(1), JPEG, 640, 480, 9, [(JPEG, 64, 48)])
ok(answer is None and status == 1, 'an order that makes no sense is refused')
ok(subprocess.run([HELPER], stderr=subprocess.DEVNULL).returncode == 2,
   'it does not start for anybody else')

with open('/proc/self/status') as f:
    seccomp = 'Seccomp:' in f.read()
sock, helper = start()
ask(sock, make.jpeg(1), JPEG, 640, 480, 1, [(JPEG, 64, 48)])
with open('/proc/%d/status' % helper.pid) as f:
    status = dict(line.split(':\t', 1) for line in f.read().splitlines() if ':\t' in line)
with open('/proc/%d/limits' % helper.pid) as f:
    limits = f.read()
sock.close()
helper.wait()
ok(status['NoNewPrivs'] == '1' and (not seccomp or status['Seccomp'] == '2'),
   'system calls that are not listed are refused')
ok(any(line.split()[3:5] == ['4', '4'] for line in limits.splitlines()
       if line.startswith('Max open files')), 'no file can be opened')

print('1..%d' % len(tests))
sys.exit(not all(tests))
