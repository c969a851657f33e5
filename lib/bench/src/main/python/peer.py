"""The peers that are Python libraries: one process that obeys a line at a time, as every side of the bench does."""

import sys
import time
import zlib

import numpy
import tifffile
import zarr

subject = None


def opened(kind, path, *rest):
    """Opens without reading pixels: a map of a file from a byte offset on, or a zarr array."""
    global subject
    if kind == "memmap":
        offset, x, y, z = map(int, rest)
        subject = numpy.memmap(path, "<u2", "r", offset, (z, y, x))
    else:
        subject = zarr.open_array(path, mode="r")


def closed():
    global subject
    subject = None


def pages(path):
    """Opens a file, reads its first and its last page, and closes it."""
    start = time.perf_counter()
    with tifffile.TiffFile(path) as file:
        first = file.pages[0].asarray()
        last = file.pages[-1].asarray()
    return time.perf_counter() - start, zlib.crc32(last, zlib.crc32(first))


def each(positions, piece):
    """Reads a piece at each position into memory; the time is that of one."""
    seconds, checksum = 0.0, 0
    for position in map(int, positions):
        start = time.perf_counter()
        read = numpy.array(piece(position))
        seconds += time.perf_counter() - start
        checksum = zlib.crc32(numpy.ascontiguousarray(read, "<u2"), checksum)
    return seconds / len(positions), checksum


def obey(work, *words):
    match work:
        case "open":
            opened(*words)
        case "close":
            closed()
        case "pages":
            return pages(*words)
        case "xy":
            return each(words, lambda z: subject[z])
        case "xz":
            return each(words, lambda y: subject[:, y, :])
        case "yz":
            return each(words, lambda x: subject[:, :, x])
        case "every":
            return each(words, lambda n: subject[::n, ::n, ::n])
        case _:
            raise ValueError(f"no such work: {work}")
    return 0.0, 0


for line in sys.stdin:
    try:
        print("= %.10g %d" % obey(*line.rstrip("\n").split("\t")), flush=True)
    except Exception as failure:
        print("!", type(failure).__name__, failure, flush=True)
