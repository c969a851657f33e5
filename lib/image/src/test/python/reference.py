"""Evaluates expressions of NumPy, SciPy and scikit-image for the tests in Java, which start it once.

It reads requests from standard input and writes answers to standard output until there are no more. Numbers are big-endian as
Java's DataOutputStream writes them, a text is the number of its bytes and those bytes in UTF-8, pixels are little-endian.
"""

import ast
import linecache
import os
import struct
import sys
import traceback
import warnings

TYPES = {
    "uint8": "<u1",
    "int8": "<i1",
    "uint16": "<u2",
    "int16": "<i2",
    "uint32": "<u4",
    "int32": "<i4",
    "float32": "<f4",
    "float64": "<f8",
}


def modules():
    """The names that every expression knows."""
    import importlib

    import numpy
    import scipy.ndimage
    import skimage

    names = {"np": numpy, "ndi": scipy.ndimage, "scipy": scipy, "skimage": skimage}
    for name in ("exposure", "feature", "filters", "measure", "morphology", "restoration", "segmentation", "transform", "util"):
        names[name] = importlib.import_module("skimage." + name)
    for name in ("cc3d", "edt"):
        try:
            names[name] = importlib.import_module(name)
        except ImportError:
            pass
    return names


def evaluate(program, names):
    """The value of the last expression; statements may come before it."""
    where = "<expression>"
    linecache.cache[where] = (len(program), None, program.splitlines(True), where)
    tree = ast.parse(program, where)
    if not tree.body or not isinstance(tree.body[-1], ast.Expr):
        raise SyntaxError("the last line must be an expression, found: " + program)
    last = ast.Expression(tree.body.pop().value)
    exec(compile(tree, where, "exec"), names)
    return eval(compile(last, where, "eval"), names)


class Requests:
    def __init__(self, stream):
        self.stream = stream

    def take(self, count):
        data = self.stream.read(count)
        if len(data) < count:
            raise EOFError
        return data

    def number(self, form):
        return struct.unpack(form, self.take(struct.calcsize(form)))[0]

    def text(self):
        return self.take(self.number(">i")).decode()

    def array(self):
        import numpy

        dtype = numpy.dtype(TYPES[self.text()])
        shape = [self.number(">q") for _ in range(5)]
        pixels = numpy.frombuffer(self.take(self.number(">i")), dtype).reshape(shape)
        while pixels.ndim > 2 and pixels.shape[0] == 1:
            pixels = pixels[0]
        return pixels.astype(dtype.newbyteorder("="))


def text(value):
    data = value.encode()
    return struct.pack(">i", len(data)) + data


def image(value):
    import numpy

    array = numpy.asarray(value)
    role = "intensity"
    if array.dtype == bool:
        array, role = array.astype(numpy.uint8) * 255, "mask"
    elif array.dtype in (numpy.int64, numpy.uint64):
        fits = array.size and array.min() >= 0 and array.max() < 2**32
        array = array.astype(numpy.uint32 if fits else numpy.float64)
    elif array.dtype == numpy.float16:
        array = array.astype(numpy.float32)
    if array.dtype.name not in TYPES or not 0 <= array.ndim <= 5 or array.size == 0:
        raise TypeError(f"no image: an array of {array.dtype} of shape {array.shape}")
    shape = (1,) * (5 - array.ndim) + array.shape
    pixels = array.astype(TYPES[array.dtype.name]).tobytes()
    return text(array.dtype.name) + text(role) + struct.pack(">5qi", *shape, len(pixels)) + pixels


def table(value):
    import numpy

    answer = struct.pack(">i", len(value))
    for name, column in value.items():
        numbers = numpy.asarray(column, dtype=numpy.float64).ravel()
        answer += text(str(name)) + struct.pack(">i", len(numbers)) + numbers.astype(">f8").tobytes()
    return answer


ANSWERS = {"image": image, "number": lambda value: struct.pack(">d", float(value)), "table": table}


def main():
    requests = Requests(sys.stdin.buffer)
    # What a library prints must not come between the answers.
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    warnings.simplefilter("ignore")
    known = None
    while True:
        try:
            kind = requests.text()
            program = requests.text()
            images = {requests.text(): requests.array() for _ in range(requests.number(">i"))}
        except EOFError:
            return
        try:
            known = known or modules()
            answer = b"\1" + ANSWERS[kind](evaluate(program, {**known, **images}))
        except Exception:
            answer = b"\0" + text(traceback.format_exc())
        answers.write(answer)
        answers.flush()


main()
