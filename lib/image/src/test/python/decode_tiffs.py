"""Prints the pages of TIFFs as tifffile and imagecodecs decode them, one line of JSON a file."""

import hashlib
import json
import logging
import sys

import numpy
import tifffile

logging.disable(logging.CRITICAL)


def decoded(page):
    """A page whose samples stand as in the file: bilevel as 0 and 1, half floats as floats of 32 bits."""
    pixels = page.asarray()
    if pixels.dtype == bool:
        pixels = pixels.astype(numpy.uint8)
    elif pixels.dtype == numpy.float16:
        pixels = pixels.astype(numpy.float32)
    data = pixels.astype(pixels.dtype.newbyteorder("<")).tobytes()
    return {
        "shape": list(pixels.shape),
        "type": str(pixels.dtype.newbyteorder("=")),
        "planar": int(page.planarconfig) == 2 and page.samplesperpixel > 1,
        "sha256": hashlib.sha256(data).hexdigest(),
    }


def pages(path):
    try:
        with tifffile.TiffFile(path) as tiff:
            all_pages = []
            for page in tiff.pages:
                page = page.aspage()
                try:
                    found = decoded(page)
                except Exception as error:
                    found = {"error": f"{type(error).__name__}: {error}"}
                found["kind"] = (
                    f"{getattr(page.compression, 'name', page.compression)}, "
                    f"{getattr(page.photometric, 'name', page.photometric)} {page.bitspersample} bit x {page.samplesperpixel}"
                )
                all_pages.append(found)
            return {"pages": all_pages}
    except Exception as error:
        return {"error": f"{type(error).__name__}: {error}"}


for path in sys.argv[1:]:
    print(json.dumps({"file": path, **pages(path)}), flush=True)
