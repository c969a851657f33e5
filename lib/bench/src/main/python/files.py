"""The files that are compared on: deterministic, made when they are not there."""

import os
import shutil
import subprocess
from pathlib import Path

import numpy
import tifffile
import zarr

from sides import Ours


class TooLittleSpace(Exception):
    pass


class Folder:
    """Where the files are made."""

    def __init__(self, path, keep):
        self.path = path
        self.keep = keep
        path.mkdir(parents=True, exist_ok=True)

    def make(self, name, expected_bytes, make):
        """The path of a file or folder that `make(path)` makes; complete, or not there."""
        path = self.path / name
        if not path.exists():
            self.check_space(expected_bytes)
            partial = self.path / f".{name}"
            remove(partial)
            make(partial)
            partial.rename(path)
        return path

    def check_space(self, needed):
        free = shutil.disk_usage(self.path).free
        if needed * 1.1 > free:
            raise TooLittleSpace(f"needs {needed >> 20} MB in {self.path}, {free >> 20} MB are free")

    def delete(self, *paths):
        if not self.keep:
            for path in paths:
                remove(path)


def remove(path):
    shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)


def planes(x, y, count):
    """16-bit planes as a camera gives them: smooth light, and noise of 12 counts; no two alike."""
    random = numpy.random.default_rng(20260415)
    column, row = numpy.meshgrid(numpy.arange(x), numpy.arange(y))
    smooth = 2000 + 800 * numpy.sin(column / 61) * numpy.cos(row / 47) + 400 * numpy.sin((column + row) / 23)
    smooth = smooth.astype("<u2")
    noise = numpy.round(random.normal(100, 12, smooth.shape)).astype("<u2").ravel()
    for number in range(count):
        shifted = numpy.roll(noise, number * 7919 % noise.size).reshape(smooth.shape)
        yield numpy.roll(smooth, number * 3, axis=1) + shifted


def volume(folder, name, x, y, z, scene=planes):
    """A RAW volume of the planes of a scene."""

    def make(path):
        with open(path, "wb") as file:
            for plane in scene(x, y, z):
                file.write(plane)
            os.fsync(file.fileno())

    return folder.make(name, x * y * z * 2, make)


def our_tiff(folder, name, raw, x, y, z):
    """The same as a TIFF of ours, uncompressed."""

    def make(path):
        ours = Ours("data")
        ours.ask("openraw", raw, x, y, z)
        ours.ask("savetiff", path)
        ours.close()

    return folder.make(name, x * y * z * 2, make)


def pixel_offset(tiff):
    with tifffile.TiffFile(tiff) as file:
        return file.pages[0].dataoffsets[0]


def many_pages(folder, name, side, count, together):
    """A TIFF of tifffile's: all pixels and then all directories, or each page with its own in turn."""

    def make(path):
        with tifffile.TiffWriter(path) as writer:
            if together:
                writer.write(planes(side, side, count), shape=(count, side, side), dtype="<u2", photometric="minisblack")
            else:
                for plane in planes(side, side, count):
                    writer.write(plane, contiguous=False, metadata=None, photometric="minisblack")

    return folder.make(name, side * side * count * 2, make)


def compressed(folder, name, raw, x, y, z, option):
    """Compressed by libtiff in strips of about 64 KB."""

    def make(path):
        plain = our_tiff(folder, f"plain-of-{name}", raw, x, y, z)
        subprocess.run(["tiffcp", "-c", option, "-r", str(max(1, 65536 // (2 * x))), plain, path], check=True)
        remove(plain)

    return folder.make(name, 2 * x * y * z * 2, make)


def chunked(folder, name, raw, x, y, z, **options):
    """A zarr array in chunks of 64 a side."""

    def make(path):
        array = zarr.create_array(str(path), shape=(z, y, x), chunks=(64, 64, 64), dtype="uint16", **options)
        source = numpy.memmap(raw, "<u2", "r", 0, (z, y, x))
        for start in range(0, z, 64):
            array[start : start + 64] = source[start : start + 64]

    return folder.make(name, x * y * z * 2, make)
