"""What the images of the operators show: deterministic planes of 16 bits, or masks of 8."""

import numpy

from files import planes

GRAIN = 8  # pixels between the random values that blobs are interpolated from
BLOB = 600  # what is above it is a blob: a third of all pixels
OF_100 = {5: 62258, 20: 52428}  # what is above it is so many pixels of a hundred, in noise


def light(x, y, z):
    """Smooth light and noise, as a camera gives it."""
    return planes(x, y, z)


def noise(x, y, z):
    """Every value as often as every other, and nothing beside anything."""
    random = numpy.random.default_rng(20260416)
    for _ in range(z):
        yield random.integers(0, 65536, (y, x), numpy.uint16)


def blobs(x, y, z):
    """Soft blobs of some ten pixels, and a little noise."""
    random = numpy.random.default_rng(20260417)
    grid = random.integers(0, 1000, (z // GRAIN + 2, y // GRAIN + 2, x // GRAIN + 2)).astype(numpy.float32)
    down, across = weights(y), weights(x).T
    dither = random.integers(0, 10, (y, x), numpy.uint16)
    for number in range(z):
        cell, part = divmod(number, GRAIN)
        part = (1 - numpy.cos(numpy.pi * part / GRAIN)) / 2
        coarse = (1 - part) * grid[cell] + part * grid[cell + 1]
        yield (down @ coarse @ across).astype(numpy.uint16) + numpy.roll(dither, 7919 * number)


def weights(size):
    """Rows that blend the two values of the grid around each pixel."""
    matrix = numpy.zeros((size, size // GRAIN + 2), numpy.float32)
    for pixel in range(size):
        cell, part = divmod(pixel, GRAIN)
        part = (1 - numpy.cos(numpy.pi * part / GRAIN)) / 2
        matrix[pixel, cell : cell + 2] = 1 - part, part
    return matrix


def mask(x, y, z):
    """The blobs, as 0 and 255."""
    for plane in blobs(x, y, z):
        yield numpy.where(plane > BLOB, 255, 0).astype(numpy.uint8)
