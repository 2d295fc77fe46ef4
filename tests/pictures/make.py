#!/usr/bin/env python3
"""Writes the pictures that tests need: make.py KIND FILE [NUMBER].

jpeg      four colours, one in each quarter, with all that a phone adds:
          Exif with a place and a name, XMP, IPTC, a comment. The number is
          the orientation; the colours are stored so that the upright picture
          has red top left, green top right, blue bottom left, white.
png       the same as a PNG with text and Exif; the number is its width
gif       two frames
heic      the first bytes of one
cut       a JPEG without its second half
lie       a PNG that says it is larger than it is
bomb      a PNG of a number of million pixels
slow      a JPEG of a number of million pixels, each drawn 2,646 times
"""
import os
import struct
import sys
import zlib

FOLDER = os.path.dirname(os.path.abspath(__file__))
RED, GREEN, BLUE, WHITE = (210, 30, 30), (30, 160, 30), (30, 30, 210), (240, 240, 240)
SECRET = b'Nightwater'


def exif(orientation):
    """A TIFF header with an orientation, an artist and a place."""
    name = SECRET + b' GPS\0\0'
    entries = [
        struct.pack('>HHIHH', 0x0112, 3, 1, orientation, 0),
        struct.pack('>HHII', 0x013B, 2, len(name), 100),
        struct.pack('>HHII', 0x8825, 4, 1, 60),
    ]
    head = b'MM\0*\0\0\0\x08' + struct.pack('>H', len(entries)) + b''.join(entries) + b'\0\0\0\0'
    gps = struct.pack('>H', 1) + struct.pack('>HHI', 1, 2, 2) + b'N\0\0\0' + b'\0\0\0\0'
    return head.ljust(60, b'\0') + gps.ljust(40, b'\0') + name


def chunk(kind, data):
    return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))


def png(width, height, pixel, extra=b'', said=None):
    rows = b''.join(b'\0' + b''.join(bytes(pixel(x, y)) for x in range(width)) for y in range(height))
    head = struct.pack('>IIBBBBB', *(said or (width, height)), 8, 2, 0, 0, 0)
    return (b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', head) + extra +
            chunk(b'IDAT', zlib.compress(rows, 9)) + chunk(b'IEND', b''))


def corners(width, height):
    return lambda x, y: ((RED, GREEN), (BLUE, WHITE))[2 * y >= height][2 * x >= width]


def segment(marker, data):
    return b'\xff' + bytes([marker]) + struct.pack('>H', len(data) + 2) + data


def jpeg(orientation):
    with open(os.path.join(FOLDER, 'corners-%d.jpg' % orientation), 'rb') as f:
        plain = f.read()
    return (plain[:2] + segment(0xE1, b'Exif\0\0' + exif(orientation)) +
            segment(0xE1, b'http://ns.adobe.com/xap/1.0/\0<?xpacket?>' + SECRET) +
            segment(0xED, b'Photoshop 3.0\0IPTC' + SECRET) +
            segment(0xFE, b'taken by ' + SECRET) + plain[2:])


def drawn(width):
    height = max(width * 3 // 4, 1)
    text = chunk(b'tEXt', b'Author\0' + SECRET) + chunk(b'eXIf', exif(1))
    return png(width, height, corners(width, height), text)


def gif():
    frame = b',\0\0\0\0\2\0\2\0\0\2\3\x84\x11\x05\0'
    return b'GIF89a\2\0\2\0\x80\0\0\0\0\0\xff\xff\xff' + frame + frame + b';'


def slow(megapixels):
    """A progressive JPEG whose 2,646 scans say "nothing changes" of every
    block: T.81 G.1.2. Each has a hundred bytes, and all blocks to walk over."""
    side = int((megapixels * 1000000) ** 0.5) // 8 * 8
    blocks = (side // 8) ** 2

    def scan(parts, first, last, high, low, bits):
        chosen = b''.join(bytes([part, 0]) for part in parts)
        return (segment(0xDA, bytes([len(parts)]) + chosen + bytes([first, last, high << 4 | low])) +
                bytes(bits // 8 + 1))
    # One code of one bit, 0: no difference, and a run of 16384 empty blocks.
    tables = b''.join(segment(0xC4, bytes([kind]) + b'\1' + bytes(15) + bytes([symbol]))
                      for kind, symbol in ((0x00, 0), (0x10, 0xE0)))
    parts = [1, 2, 3]
    head = struct.pack('>BHHB', 8, side, side, 3) + b''.join(bytes([part, 0x11, 0]) for part in parts)
    runs = 15 * (blocks // 16384 + 1)
    return (b'\xff\xd8' + segment(0xDB, b'\0' + b'\1' * 64) + segment(0xC2, head) + tables +
            scan(parts, 0, 0, 0, 0, 3 * blocks) +
            b''.join(scan([part], k, k, low + 1 if low < 13 else 0, low, runs)
                     for part in parts for k in range(1, 64) for low in range(13, -1, -1)) + b'\xff\xd9')


def make(kind, number):
    if kind == 'jpeg':
        return jpeg(number or 1)
    if kind == 'png':
        return drawn(number or 64)
    if kind == 'gif':
        return gif()
    if kind == 'heic':
        return b'\0\0\0\x18ftypheic\0\0\0\0mif1heic' + SECRET
    if kind == 'cut':
        whole = jpeg(1)
        return whole[:len(whole) - 300]
    if kind == 'lie':
        return png(40, 30, corners(40, 30), said=(4000, 3000))
    if kind == 'slow':
        return slow(number)
    if kind == 'bomb':
        side = int((number * 1000000) ** 0.5)
        head = struct.pack('>IIBBBBB', side, side, 1, 0, 0, 0, 0)
        rows = zlib.compress(bytes((side + 7) // 8 + 1) * side, 9)
        return b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', head) + chunk(b'IDAT', rows) + chunk(b'IEND', b'')
    sys.exit(__doc__)


if __name__ == '__main__':
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    with open(sys.argv[2], 'wb') as out:
        out.write(make(sys.argv[1], int(sys.argv[3]) if len(sys.argv) > 3 else 0))
