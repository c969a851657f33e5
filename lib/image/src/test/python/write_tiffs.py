"""Writes TIFFs with tifffile and Pillow, and prints what is in each: one line of JSON a file."""

import hashlib
import json
import os
import subprocess
import sys

import numpy
import tifffile
from PIL import Image

folder = sys.argv[1]
random = numpy.random.default_rng(int(sys.argv[2]))


def values(dtype, *shape):
    dtype = numpy.dtype(dtype)
    if dtype.kind == "f":
        return random.normal(0, 1e6, shape).astype(dtype)
    if dtype.kind == "b":
        return random.integers(0, 2, shape).astype(dtype)
    limits = numpy.iinfo(dtype)
    return random.integers(limits.min, limits.max, shape, dtype, endpoint=True)


def say(name, tczyx, **more):
    """The pixels in the order T, C, Z, Y, X."""
    plain = tczyx.astype(numpy.uint8 if tczyx.dtype == bool else tczyx.dtype.newbyteorder("<"))
    print(
        json.dumps(
            {
                "file": name,
                "type": str(plain.dtype.newbyteorder("=")),
                "extent": [tczyx.shape[i] for i in (4, 3, 2, 1, 0)],
                "sha256": hashlib.sha256(plain.tobytes()).hexdigest(),
                **more,
            }
        )
    )


def stack(name, pixels, **how):
    """Pages that nothing describes, which are Z."""
    tifffile.imwrite(os.path.join(folder, name), pixels, metadata=None, photometric="minisblack", **how)
    say(name, pixels.reshape(1, 1, *pixels.shape[-3:]))


def colors(name, pixels, planar, **how):
    """Pixels as Z, Y, X, C; planar ones are written as Z, C, Y, X."""
    written = numpy.moveaxis(pixels, -1, 1) if planar else pixels
    how.setdefault("photometric", "rgb")
    tifffile.imwrite(
        os.path.join(folder, name),
        written,
        metadata=None,
        planarconfig="separate" if planar else "contig",
        **how,
    )
    say(name, numpy.moveaxis(pixels, -1, 0)[numpy.newaxis])


def by_tifffile():
    for dtype in ("u1", "i1", "u2", "i2", "u4", "i4", "f4", "f8"):
        for order in "<>":
            word = "big" if order == ">" else "little"
            stack(f"{dtype}-{word}.tif", values(dtype, 3, 5, 7), byteorder=order, rowsperstrip=2)
            stack(f"{dtype}-{word}-tiles.tif", values(dtype, 3, 29, 37), byteorder=order, tile=(16, 16))
            stack(
                f"{dtype}-{word}-zlib.tif", values(dtype, 3, 29, 37), byteorder=order, compression="zlib", rowsperstrip=10
            )
            stack(
                f"{dtype}-{word}-zlib-tiles.tif",
                values(dtype, 3, 29, 37),
                byteorder=order,
                compression="zlib",
                tile=(32, 16),
            )
    for dtype in ("u1", "i2", "u4"):
        for order in "<>":
            word = "big" if order == ">" else "little"
            pixels = values(dtype, 3, 29, 37)
            optional(stack, f"{dtype}-{word}-predictor.tif", pixels, byteorder=order, compression="zlib", predictor=2)
    optional(stack, "f4-predictor.tif", values("f4", 3, 29, 37), compression="zlib", predictor=3)
    stack("bigtiff.tif", values("i4", 3, 29, 37), bigtiff=True, byteorder=">", rowsperstrip=10)
    stack("bigtiff-tiles.tif", values("u2", 3, 29, 37), bigtiff=True, tile=(16, 48), compression="zlib")
    for planar in (False, True):
        word = "planar" if planar else "contig"
        colors(f"rgb-{word}.tif", values("u1", 2, 29, 37, 3), planar)
        colors(f"rgb16-{word}.tif", values("u2", 2, 29, 37, 3), planar, byteorder=">", rowsperstrip=7)
        colors(f"rgb-{word}-tiles.tif", values("u1", 2, 29, 37, 3), planar, tile=(16, 16), compression="zlib")
        colors(
            f"five-{word}.tif", values("u2", 2, 29, 37, 5), planar, photometric="minisblack", extrasamples=[0] * 4
        )
    bits = values("?", 3, 29, 37)
    stack("bilevel.tif", bits)
    indexes = values("u1", 3, 29, 37)
    colormap = values("u2", 3, 256)
    tifffile.imwrite(
        os.path.join(folder, "palette.tif"), indexes, metadata=None, photometric="palette", colormap=colormap
    )
    say("palette.tif", indexes.reshape(1, 1, 3, 29, 37), colors=colormap.tolist())


def by_imagej():
    for dtype in ("u1", "u2", "f4"):
        pixels = values(dtype, 4, 3, 2, 5, 7)
        name = f"imagej-{dtype}.tif"
        tifffile.imwrite(
            os.path.join(folder, name),
            pixels,
            imagej=True,
            resolution=(4.0, 2.0),
            metadata={"axes": "TZCYX", "spacing": 1.5, "unit": "um", "finterval": 0.25},
        )
        say(
            name,
            pixels.swapaxes(1, 2),
            unit="µm",
            size=[0.25, 0.5, 1.5],
            seconds=0.25,
        )
    pixels = values("u1", 2, 3, 5, 7, 3)
    tifffile.imwrite(os.path.join(folder, "imagej-rgb.tif"), pixels, imagej=True, metadata={"axes": "TZYXS"})
    say("imagej-rgb.tif", numpy.moveaxis(pixels, -1, 1))


def optional(write, name, pixels, **how):
    """What needs a part of tifffile that may not be there."""
    try:
        write(name, pixels, **how)
    except (ImportError, KeyError, ValueError) as error:
        print(json.dumps({"file": name, "unwritten": str(error)}))


def pictures(name, planes, mode, pixels, **how):
    """Pages by Pillow; the pixels as Z, Y, X or Z, Y, X, C."""
    images = [Image.fromarray(plane) if mode is None else Image.fromarray(plane).convert(mode) for plane in planes]
    try:
        images[0].save(os.path.join(folder, name), save_all=True, append_images=images[1:], **how)
    except (OSError, KeyError) as error:
        print(json.dumps({"file": name, "unwritten": str(error)}))
        return
    pixels = numpy.asarray(pixels)
    channels = pixels if pixels.ndim == 4 else pixels[..., numpy.newaxis]
    say(name, numpy.moveaxis(channels, -1, 0)[numpy.newaxis])


def writes_zstd():
    """Asked in another process: a Pillow without it may crash when it is asked twice."""
    trial = "import sys; from PIL import Image; Image.new('L', (9, 9)).save(sys.argv[1], compression='zstd')"
    trial_file = os.path.join(folder, "trial.tif")
    return subprocess.run([sys.executable, "-c", trial, trial_file], capture_output=True).returncode == 0


def by_pillow():
    compressions = ["raw", "tiff_lzw", "packbits", "tiff_adobe_deflate", "tiff_deflate"]
    if writes_zstd():
        compressions.append("zstd")
    else:
        print(json.dumps({"file": "pillow-zstd.tif", "unwritten": "Pillow has no Zstandard"}))
    for compression in compressions:
        grey = values("u1", 3, 29, 37)
        pictures(f"pillow-{compression}.tif", grey, None, grey, compression=compression)
        color = values("u1", 3, 29, 37, 3)
        pictures(f"pillow-rgb-{compression}.tif", color, None, color, compression=compression)
        wide = values("u2", 3, 29, 37)
        pictures(f"pillow-16-{compression}.tif", wide, None, wide, compression=compression)
        real = values("f4", 3, 29, 37)
        pictures(f"pillow-f-{compression}.tif", real, None, real, compression=compression)
        bits = values("?", 3, 29, 37)
        pictures(f"pillow-1-{compression}.tif", bits, None, bits, compression=compression)
    # Differences of neighbours (tag 317), which libtiff takes where it is told to.
    for compression in ("tiff_lzw", "tiff_adobe_deflate"):
        color = numpy.cumsum(values("u1", 3, 129, 137, 3) % 3, axis=2).astype("u1")
        pictures(f"pillow-p-{compression}.tif", color, None, color, compression=compression, tiffinfo={317: 2})
        wide = numpy.cumsum(values("u2", 3, 129, 137) % 999, axis=2).astype("u2")
        pictures(f"pillow-p16-{compression}.tif", wide, None, wide, compression=compression, tiffinfo={317: 2})
        real = values("f4", 3, 129, 137)
        pictures(f"pillow-pf-{compression}.tif", real, None, real, compression=compression, tiffinfo={317: 3})
    opaque = values("u1", 3, 29, 37, 4)
    pictures("pillow-rgba.tif", opaque, None, opaque, compression="tiff_lzw")


by_tifffile()
by_imagej()
by_pillow()
