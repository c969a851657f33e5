"""Prints what tifffile reads of pyramids, one line of JSON each: the axes and the pixels of every level."""

import hashlib
import json
import sys

import numpy
import tifffile


def level(series):
    found = {"axes": series.axes, "shape": list(series.shape), "dtype": str(series.dtype)}
    try:
        pixels = series.asarray()
    except Exception as error:  # imagecodecs is not asked for
        found["unread"] = str(error)
        return found
    found["sha256"] = hashlib.sha256(pixels.astype(series.dtype.newbyteorder("<")).tobytes()).hexdigest()
    return found


def below(page):
    """The pages below one, read as images of their own."""
    for pages in page.pages or []:
        yield pages


def facts(path):
    with tifffile.TiffFile(path) as tiff:
        series = tiff.series[0]
        found = {
            "file": path,
            "kind": series.kind,
            "big": tiff.is_bigtiff,
            "levels": [level(one) for one in series.levels],
            "pages": len(tiff.pages),
            "tile": [tiff.pages[0].tilelength, tiff.pages[0].tilewidth],
            "sizesBelow": [[page.imagelength, page.imagewidth, int(page.subfiletype)] for page in below(tiff.pages[0])],
        }
        if tiff.is_ome:
            image = tifffile.xml2dict(tiff.ome_metadata)["OME"]["Image"]
            channels = image["Pixels"]["Channel"]
            found["name"] = image["Name"]
            found["pixels"] = {key: value for key, value in image["Pixels"].items() if not isinstance(value, (dict, list))}
            found["channels"] = channels if isinstance(channels, list) else [channels]
        return found


def plain(value):
    return value.tolist() if isinstance(value, (numpy.ndarray, numpy.generic)) else str(value)


for path in sys.argv[1:]:
    print(json.dumps(facts(path), default=plain))
