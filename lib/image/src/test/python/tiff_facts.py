"""Prints what tifffile reads of TIFFs, one line of JSON each; the pixels by Pillow where tifffile lacks a decoder."""

import hashlib
import json
import sys

import numpy
import tifffile
from PIL import Image


def by_pillow(path, pages):
    with Image.open(path) as image:
        planes = []
        for page in range(pages):
            image.seek(page)
            planes.append(numpy.asarray(image))
        return numpy.stack(planes)


def facts(path):
    with tifffile.TiffFile(path) as tiff:
        series = tiff.series[0]
        found = {
            "file": path,
            "axes": series.axes,
            "shape": list(series.shape),
            "dtype": str(series.dtype),
            "big": tiff.is_bigtiff,
            "imagej": {key: value for key, value in (tiff.imagej_metadata or {}).items() if key != "LUTs"},
        }
        page = tiff.pages[0]
        for tag in ("XResolution", "YResolution"):
            if tag in page.tags:
                numerator, denominator = page.tags[tag].value
                found[tag] = numerator / denominator
        if "ColorMap" in page.tags:
            found["colors"] = page.tags["ColorMap"].value
        try:
            pixels, found["by"] = series.asarray(), "tifffile"
        except Exception as no_decoder:  # imagecodecs is not asked for
            try:
                pixels, found["by"] = by_pillow(path, len(tiff.pages)), "Pillow"
            except Exception as error:
                found["unread"] = f"{no_decoder}; {error}"
                return found
        found["sha256"] = hashlib.sha256(pixels.astype(series.dtype.newbyteorder("<")).tobytes()).hexdigest()
        return found


def plain(value):
    return value.tolist() if isinstance(value, (numpy.ndarray, numpy.generic)) else str(value)


for path in sys.argv[1:]:
    print(json.dumps(facts(path), default=plain))
