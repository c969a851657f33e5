"""Each codec beside libtiff."""

import subprocess

import numpy
import tifffile

import files
from compare import Contender, Failure, alternate
from pages import warm
from sides import Ours, Refusal, command, decode

LETTER = 2480, 3508  # A4 at 300 dots an inch
BILEVEL = ("CCITT RLE", "rle"), ("CCITT T.4", "g3:1d"), ("CCITT T.4 in 2-D", "g3:2d"), ("CCITT T.6", "g4")
STACK = (
    ("LZW", "lzw"),
    ("LZW, predictor 2", "lzw:2"),
    ("Deflate, predictor 2", "zip:2"),
    ("ZSTD, predictor 2", "zstd:2"),
    ("PackBits", "packbits"),
)


def decoding(setting):
    """Decode all strips of a file on one core."""
    x, y, z = setting.size((1024, 1024, 512), (512, 512, 64))
    folder = setting.folder
    raw = files.volume(folder, "stack.raw", x, y, z)
    rows = []
    for name, option in STACK:
        path = files.compressed(folder, f"stack-{option.replace(':', '')}.tif", raw, x, y, z, option)
        rows += measured(setting, name, path, raw.stat().st_size, tiffcp=True)
        folder.delete(path)
    folder.delete(raw)
    pages = setting.size(100, 10)
    plain = written(folder, "text.tif", LETTER[0] * LETTER[1] // 8 * pages, lambda path: text(path, pages))
    for name, option in BILEVEL:
        path = converted(folder, f"text-{option.replace(':', '')}.tif", plain, option, LETTER[1])
        rows += measured(setting, f"{name}, {pages} pages of text", path, plain.stat().st_size)
        folder.delete(path)
    folder.delete(plain)
    frames = setting.size(200, 20)
    for name, channels in ("grey", 1), ("YCbCr", 3):
        size = x * y * channels * frames
        plain = written(folder, f"{name}.tif", size, lambda path, c=channels: photographs(path, x, y, frames, c))
        path = converted(folder, f"{name}-jpeg.tif", plain, "jpeg:90", 64)
        rows += measured(setting, f"JPEG, {name}", path, size)
        folder.delete(plain, path)
    size = x * y * 3 // 2 * frames
    path = written(folder, "twelve.tif", size, lambda path: twelve_bits(path, x, y, frames))
    rows += measured(setting, "12 bits packed", path, size)
    folder.delete(path)
    return rows


def measured(setting, name, path, plain_bytes, tiffcp=False):
    """The rows of one file."""
    warm(path)
    title = f"decode {plain_bytes / 2**30:.3g} GB, {name}, {path.stat().st_size * 100 // plain_bytes} %"
    sides = Ours("decode", cores=1), Ours("decode", "Diatom, all cores"), decode()
    ours, everywhere, libtiff = sides
    try:
        for side in sides:
            side.ask("open", path)
        if ours.ask("check")[1] != libtiff.ask("check")[1]:
            return [Failure(title, "libtiff decodes other samples")]
        ours.close()  # so that the first call is one
        ours = Ours("decode", cores=1)
        ours.ask("open", path)
        peers = [
            Contender("TIFFReadEncodedStrip in C, one core", lambda _: libtiff.ask("all"), reach=1.0),
            Contender(everywhere.name, lambda _: everywhere.ask("all")),
        ]
        if tiffcp:
            peers.insert(0, Contender("tiffcp -c none, one core", lambda _: copied(path), reach=1.0))
        mine = Contender(ours.name, lambda _: ours.ask("all"))
        return alternate(title, mine, peers, setting.rounds, check=False)
    except Refusal as refusal:
        return [Failure(title, str(refusal))]
    finally:
        for side in ours, everywhere, libtiff:
            side.close()


def copied(path):
    out = path.__class__("/dev/shm/diatom-bench.tif")
    try:
        return command("taskset", "-c", "0", "tiffcp", "-c", "none", path, out)
    finally:
        files.remove(out)


def written(folder, name, size, write):
    return folder.make(name, size, write)


def converted(folder, name, plain, option, rows):
    """Compressed by libtiff in strips of so many rows."""

    def make(path):
        if option == "rle":
            libtiff = decode()
            libtiff.ask("open", plain)
            libtiff.ask("rle", path)
            libtiff.close()
        else:
            subprocess.run(["tiffcp", "-c", option, "-r", str(rows), plain, path], check=True)

    return folder.make(name, plain.stat().st_size, make)


def text(path, pages):
    """Pages of lines of blots as large as letters, each page with others."""
    x, y = LETTER
    random = numpy.random.default_rng(20260415)
    letters = random.random((64, 12, 8)) < 0.45
    letters = letters.repeat(3, axis=1).repeat(3, axis=2)
    with tifffile.TiffWriter(path) as writer:
        for _ in range(pages):
            page = numpy.zeros((y, x), bool)
            for top in range(300, y - 300, 60):
                for left in range(250, x - 250 - int(random.integers(0, 900)), 30):
                    if random.random() < 0.83:
                        page[top : top + 36, left : left + 24] = letters[random.integers(64)]
            writer.write(page, photometric="miniswhite", metadata=None, rowsperstrip=y)


def photographs(path, x, y, count, channels):
    with tifffile.TiffWriter(path, bigtiff=x * y * count * channels > 2**31) as writer:
        for plane in files.planes(x, y, count):
            grey = (plane >> 4).astype(numpy.uint8)
            frame = grey if channels == 1 else numpy.stack([grey, numpy.roll(grey, 40, 0), numpy.roll(grey, 90, 1)], 2)
            writer.write(frame, photometric="minisblack" if channels == 1 else "rgb", metadata=None)


def twelve_bits(path, x, y, count):
    """Two samples in three bytes. The samples are written as bytes, and then said to be of 12 bits."""
    with tifffile.TiffWriter(path) as writer:
        for plane in files.planes(x, y, count):
            pairs = plane.reshape(y, x // 2, 2).astype("u2")
            first, second = pairs[..., 0] & 4095, pairs[..., 1] & 4095
            packed = numpy.stack([first >> 4, (first & 15) << 4 | second >> 8, second & 255], 2).astype("u1")
            writer.write(packed.reshape(y, x * 3 // 2), photometric="minisblack", metadata=None, rowsperstrip=64)
    with tifffile.TiffFile(path, mode="r+") as file:
        for page in file.pages:
            page.tags["ImageWidth"].overwrite(x)
            page.tags["BitsPerSample"].overwrite(12)
