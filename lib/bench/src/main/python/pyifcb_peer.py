"""The peer for bins: pyifcb, in a process that obeys a line at a time."""

import sys
import time
import warnings
import zlib

import ifcb
from ifcb.viz.mosaic import Mosaic

warnings.filterwarnings("ignore")
ENOUGH_PAGES = 200


def opened(path):
    """A bin whose targets are known."""
    bin = ifcb.open_raw(path)
    len(bin.adc)
    return bin


def targets(path):
    start = time.perf_counter()
    bin = ifcb.open_raw(path)
    adc = bin.adc
    return time.perf_counter() - start, int(adc[bin.schema.START_BYTE].sum())


def each(bin, numbers, check):
    checksum = size = 0
    start = time.perf_counter()
    for number in numbers:
        image = bin.images[number]
        size += image.size
        if check:
            checksum = zlib.crc32(image, checksum)
    return time.perf_counter() - start, checksum if check else size


def images(path, check):
    with opened(path) as bin:
        return each(bin, list(bin.images.keys()), check == "check")


def requests(path):
    bin = opened(path)
    return each(bin, list(bin.images.keys()), False)


def read(path):
    start = time.perf_counter()
    bin = ifcb.open_raw(path).read()
    seconds = time.perf_counter() - start
    return seconds, each(bin, bin.images.keys(), True)[1]


def one(path, number):
    """As its documents say is fast: without the rest of the ADC."""
    start = time.perf_counter()
    image = ifcb.open_raw(path).as_single(int(number)).images[int(number)]
    return time.perf_counter() - start, zlib.crc32(image)


def mosaic(path, check):
    """With as many pages as are needed: left alone, it leaves out what does not fit on 20."""
    bin = opened(path)
    start = time.perf_counter()
    made = Mosaic(bin)
    pages = int(made.pack(max_pages=ENOUGH_PAGES).page.max()) + 1
    drawn = [made.page(page) for page in range(pages)]
    seconds = time.perf_counter() - start
    checksum = 0
    for page in drawn:
        checksum = zlib.crc32(page, checksum)
    return seconds, checksum if check == "check" else pages


WORK = {
    "bin-targets": targets,
    "bin-images": images,
    "bin-requests": requests,
    "bin-read": read,
    "bin-one": one,
    "bin-mosaic": mosaic,
}

for line in sys.stdin:
    work, *words = line.rstrip("\n").split("\t")
    try:
        print("= %.10g %d" % WORK[work](*words), flush=True)
    except Exception as failure:
        print("!", type(failure).__name__, failure, flush=True)
