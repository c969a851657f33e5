"""Writes pyramids with tifffile, and prints the extent and the pixels of each level: one line of JSON a file."""

import hashlib
import json
import os
import sys

import numpy
import tifffile

folder = sys.argv[1]
random = numpy.random.default_rng(int(sys.argv[2]))


def values(dtype, shape):
    dtype = numpy.dtype(dtype)
    if dtype.kind == "f":
        return random.normal(0, 1e6, shape).astype(dtype)
    limits = numpy.iinfo(dtype)
    return random.integers(limits.min, limits.max, shape, dtype, endpoint=True)


def level(pixels, rgb):
    """Pages, rows and columns, and for colours their samples; told as T, C, Z, Y, X."""
    tczyx = numpy.moveaxis(pixels, -1, 0)[numpy.newaxis] if rgb else pixels.reshape(1, 1, *pixels.shape)
    plain = tczyx.astype(tczyx.dtype.newbyteorder("<"))
    return {
        "extent": [tczyx.shape[i] for i in (4, 3, 2, 1, 0)],
        "sha256": hashlib.sha256(plain.tobytes()).hexdigest(),
    }


def below(name, dtype, shape, levels, rgb=False, **how):
    """Levels below each page of a stack."""
    sizes = [(shape[0], -(-shape[1] // 2**n), -(-shape[2] // 2**n), *shape[3:]) for n in range(levels + 1)]
    stacks = [values(dtype, size) for size in sizes]
    file_options = {key: how.pop(key) for key in ("bigtiff", "byteorder") if key in how}
    how["photometric"] = "rgb" if rgb else "minisblack"
    with tifffile.TiffWriter(os.path.join(folder, name), **file_options) as out:
        out.write(stacks[0], subifds=levels, metadata=None, **how)
        for stack in stacks[1:]:
            out.write(stack, subfiletype=1, metadata=None, **how)
    say(name, stacks, rgb)


def among(name, dtype, shape, levels, **how):
    """Levels among the pages, marked as reduced."""
    pages = [values(dtype, (1, -(-shape[0] // 2**n), -(-shape[1] // 2**n))) for n in range(levels + 1)]
    with tifffile.TiffWriter(os.path.join(folder, name)) as out:
        for n, page in enumerate(pages):
            out.write(page[0], subfiletype=1 if n else 0, metadata=None, photometric="minisblack", **how)
    say(name, pages, False)


def say(name, stacks, rgb):
    print(json.dumps({"file": name, "levels": [level(stack, rgb) for stack in stacks]}))


for dtype in ("u1", "i1", "u2", "i2", "u4", "i4", "f4", "f8"):
    below(f"{dtype}.tif", dtype, (3, 129, 201), 3, tile=(32, 32))
below("strips.tif", "u2", (3, 129, 201), 2, rowsperstrip=10)
below("big.tif", "u2", (2, 129, 201), 2, bigtiff=True, tile=(16, 64))
below("big-endian.tif", "u2", (2, 129, 201), 2, byteorder=">", tile=(16, 64))
below("zlib.tif", "u2", (2, 129, 201), 2, compression="zlib", tile=(64, 64))
below("rgb.tif", "u1", (2, 129, 201, 3), 2, rgb=True, tile=(64, 64), compression="zlib")
among("reduced.tif", "u2", (1029, 801), 3, tile=(64, 64))
among("reduced-strips.tif", "u1", (1030, 801), 2)
