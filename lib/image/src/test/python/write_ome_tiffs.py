"""Writes OME-TIFFs with tifffile, and prints what is in each: one line of JSON an image."""

import hashlib
import itertools
import json
import os
import sys

import numpy
import tifffile

folder = sys.argv[1]
random = numpy.random.default_rng(int(sys.argv[2]))
SIZES = {"T": 4, "C": 2, "Z": 3, "Y": 5, "X": 7}


def values(dtype, shape):
    dtype = numpy.dtype(dtype)
    if dtype.kind == "f":
        return random.normal(0, 1e6, shape).astype(dtype)
    limits = numpy.iinfo(dtype)
    return random.integers(limits.min, limits.max, shape, dtype, endpoint=True)


def tczyx(pixels, axes):
    """The pixels in the order T, C, Z, Y, X; samples are channels."""
    if "S" in axes and "C" in axes:
        at = axes.index("C")
        pixels = numpy.moveaxis(pixels, axes.index("S"), at + (axes.index("S") > at))
        pixels = pixels.reshape(*pixels.shape[:at], -1, *pixels.shape[at + 2 :])
        axes = axes.replace("S", "")
    axes = axes.replace("S", "C")
    for axis in "TCZ":
        if axis not in axes:
            pixels, axes = pixels[numpy.newaxis], axis + axes
    return numpy.transpose(pixels, [axes.index(axis) for axis in "TCZYX"])


def say(file, pixels, axes, series=0, **more):
    plain = tczyx(pixels, axes)
    print(
        json.dumps(
            {
                "file": file,
                "series": series,
                "type": str(plain.dtype.newbyteorder("=")),
                "extent": [plain.shape[i] for i in (4, 3, 2, 1, 0)],
                "sha256": hashlib.sha256(plain.astype(plain.dtype.newbyteorder("<")).tobytes()).hexdigest(),
                **more,
            }
        )
    )


def orders():
    for order in itertools.permutations("TCZ"):
        axes = "".join(order) + "YX"
        for dtype, byteorder in (("u1", "<"), ("u2", ">"), ("f4", "<")):
            name = f"{axes}-{dtype}.ome.tif"
            pixels = values(dtype, [SIZES[axis] for axis in axes])
            tifffile.imwrite(
                os.path.join(folder, name),
                pixels,
                ome=True,
                byteorder=byteorder,
                photometric="minisblack",
                metadata={
                    "axes": axes,
                    "Name": "embryo",
                    "Channel": {"Name": ["DAPI", "GFP <&> \u00b5"], "Color": [65535, 16711935]},
                    "PhysicalSizeX": 0.25,
                    "PhysicalSizeXUnit": "\u00b5m",
                    "PhysicalSizeY": 0.5,
                    "PhysicalSizeYUnit": "\u00b5m",
                    "PhysicalSizeZ": 1500.0,
                    "PhysicalSizeZUnit": "nm",
                    "TimeIncrement": 250.0,
                    "TimeIncrementUnit": "ms",
                },
            )
            say(
                name,
                pixels,
                axes,
                channels=["DAPI", "GFP <&> \u00b5"],
                colors=["0000ff", "00ff00"],
                unit="\u00b5m",
                size=[0.25, 0.5, 1.5],
                seconds=0.25,
                name="embryo",
            )


def kinds():
    for dtype in ("i1", "i2", "u4", "i4", "f8"):
        pixels = values(dtype, (2, 3, 29, 37))
        name = f"{dtype}-zlib.ome.tif"
        tifffile.imwrite(
            os.path.join(folder, name),
            pixels,
            ome=True,
            photometric="minisblack",
            compression="zlib",
            tile=(16, 16),
            bigtiff=True,
            metadata={"axes": "CZYX"},
        )
        say(name, pixels, "CZYX")
    for planar in (False, True):
        for axes in ("YXS", "TZYXS", "CZYXS"):
            pixels = values("u1", [{"S": 3, "Y": 29, "X": 37}.get(axis, SIZES.get(axis)) for axis in axes])
            written, named = pixels, axes
            if planar:
                written, named = numpy.moveaxis(pixels, -1, -3), axes[:-3] + "SYX"
            name = f"rgb-{named}.ome.tif"
            tifffile.imwrite(
                os.path.join(folder, name),
                written,
                ome=True,
                photometric="rgb",
                planarconfig="separate" if planar else "contig",
                metadata={"axes": named},
            )
            say(name, pixels, axes)


def several():
    """Images of one file, two of them of one size and type."""
    name = "several.ome.tif"
    first, second, third = values("u2", (3, 29, 37)), values("u1", (4, 2, 9, 11)), values("u2", (2, 29, 37))
    with tifffile.TiffWriter(os.path.join(folder, name), ome=True) as tiff:
        for pixels, axes, title in ((first, "ZYX", "one"), (second, "TCYX", "two"), (third, "TYX", "three")):
            tiff.write(pixels, photometric="minisblack", metadata={"axes": axes, "Name": title})
    say(name, first, "ZYX", 0, name="one")
    say(name, second, "TCYX", 1, name="two")
    say(name, third, "TYX", 2, name="three")


def pyramid():
    name = "pyramid.ome.tif"
    pixels = values("u2", (2, 3, 128, 192))
    with tifffile.TiffWriter(os.path.join(folder, name), ome=True) as tiff:
        tiff.write(pixels, photometric="minisblack", subifds=2, tile=(32, 32), metadata={"axes": "CZYX"})
        tiff.write(pixels[..., ::2, ::2], photometric="minisblack", subfiletype=1, tile=(32, 32))
        tiff.write(pixels[..., ::4, ::4], photometric="minisblack", subfiletype=1, tile=(32, 32))
    say(name, pixels, "CZYX")


orders()
kinds()
several()
pyramid()
