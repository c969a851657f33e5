"""The peers of the operators: one process that obeys a line at a time, with the image in memory.

Works are named by the library and what is done; they have a function of the image, z before y before x.
"""

import os
import sys
import time

THREADS = int(os.environ["PEER_THREADS"])
os.environ["VIPS_CONCURRENCY"] = os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = str(THREADS)

import cc3d
import cv2
import dask
import dask.array
import edt
import numpy
import pyvips
import scipy.ndimage as ndi
import SimpleITK as sitk
from skimage import morphology

cv2.setNumThreads(THREADS)
sitk.ProcessObject.SetGlobalDefaultNumberOfThreads(THREADS)
dask.config.set(scheduler="threads", num_workers=THREADS)

SIGMA, RADIUS = 2, 8
EVERYWHERE = numpy.ones((3, 3, 3))  # 26 neighbours
LEAST_AMPLITUDE = 0.001  # of libvips' gaussian, the least that it takes: a radius of 7

image = path = None
prepared = {}


class Prepared:
    """Work on the image in the form that a library wants, which is made outside of what is measured."""

    def __init__(self, prepare, work):
        self.prepare = prepare
        self.work = work

    def subject(self):
        if self.prepare not in prepared:
            prepared[self.prepare] = self.prepare(image)
        return prepared[self.prepare]


def page_roll(array):
    """All planes below each other: filters see their neighbours at the seams, which costs nothing."""
    z, y, x = array.shape
    return pyvips.Image.new_from_memory(array, x, y * z, 1, "ushort")


def with_sitk(work):
    return Prepared(sitk.GetImageFromArray, work)


def with_vips(work):
    return Prepared(page_roll, lambda source: work(source).write_to_memory())


def planes(work):
    """Each plane on its own, into an array that is made first."""

    def run(array):
        out = numpy.empty_like(array)
        for plane, result in zip(array, out):
            work(plane, result)
        return out

    return run


def itk_gaussian(*variance):
    return lambda source: sitk.DiscreteGaussian(
        source, variance=variance, maximumKernelWidth=2 * RADIUS + 1, maximumError=(1e-4,) * 3, useImageSpacing=False
    )


def dask_gaussian(array):
    chunks = dask.array.from_array(array, chunks=(64, *array.shape[1:]))
    out = numpy.empty(array.shape, numpy.float32)
    filtered = chunks.map_overlap(
        lambda block: ndi.gaussian_filter(block, SIGMA, output=numpy.float32),
        depth={0: RADIUS, 1: 0, 2: 0},
        boundary="reflect",
        dtype=numpy.float32,
    )
    dask.array.store(filtered, out, lock=False)
    return out


def vips_chain(array):
    """From disk to disk, as ours."""
    z, y, x = array.shape
    source = pyvips.Image.rawload(path, x, y * z, 1, format="ushort", access="sequential")
    mask = source.linear(2, -4000).clamp(min=0, max=4000).cast("uchar") > 200
    mask.rawsave(path + ".out")


def dask_chain(array):
    """From disk to disk, as ours."""
    source = dask.array.from_array(numpy.memmap(path, "<u2", "r", shape=array.shape), chunks=(8, *array.shape[1:]))
    scaled = (2 * source.astype(numpy.int32) - 4000).clip(0, 4000)
    mask = (scaled.clip(0, 255).astype(numpy.uint8) > 200).astype(numpy.uint8) * 255
    dask.array.store(mask, numpy.memmap(path + ".out", "u1", "w+", shape=array.shape), lock=False)


def scipy_regions(array, threshold):
    labels, count = ndi.label(array > threshold, EVERYWHERE)
    numbers = numpy.arange(1, count + 1)
    ndi.sum_labels(array, labels, numbers)
    return labels


def cc3d_regions(array, threshold):
    labels = cc3d.connected_components(array > threshold, connectivity=26)
    cc3d.statistics(labels)
    return labels


def view_slice(array, z):
    """Of a volume on disk: nothing of it is in memory but what the slice needs."""
    source = dask.array.from_array(numpy.memmap(path, "<u2", "r", shape=array.shape), chunks=(1, *array.shape[1:]))
    smooth = source.map_blocks(lambda block: ndi.gaussian_filter(block, (0, SIGMA, SIGMA)), dtype=numpy.uint16)
    element = morphology.disk(2)[None]
    opened = (smooth > 2000).map_blocks(lambda block: ndi.binary_opening(block, element), dtype=bool)
    return opened[z].compute()


WORKS = {
    "scipy gaussian3d": lambda a: ndi.gaussian_filter(a, SIGMA, output=numpy.float32),
    "dask gaussian3d": dask_gaussian,
    "sitk gaussian3d": with_sitk(itk_gaussian(SIGMA**2, SIGMA**2, SIGMA**2)),
    "sitk-recursive gaussian3d": with_sitk(lambda source: sitk.SmoothingRecursiveGaussian(source, float(SIGMA))),
    "opencv gaussian2d": planes(
        lambda a, out: cv2.GaussianBlur(a, (2 * RADIUS + 1,) * 2, SIGMA, dst=out, borderType=cv2.BORDER_REFLECT)
    ),
    "sitk gaussian2d": with_sitk(itk_gaussian(SIGMA**2, SIGMA**2, 0)),
    "libvips gaussian2d": with_vips(lambda source: source.gaussblur(SIGMA, min_ampl=LEAST_AMPLITUDE)),
    "opencv median2d": planes(lambda a, out: cv2.medianBlur(a, 3, dst=out)),
    "opencv median2d-5": planes(lambda a, out: cv2.medianBlur(a, 5, dst=out)),
    "sitk median2d": with_sitk(lambda source: sitk.Median(source, (1, 1, 0))),
    "sitk median2d-5": with_sitk(lambda source: sitk.Median(source, (2, 2, 0))),
    "libvips median2d": with_vips(lambda source: source.median(3)),
    "libvips median2d-5": with_vips(lambda source: source.median(5)),
    "sitk median3d": with_sitk(lambda source: sitk.Median(source, (1, 1, 1))),
    "scipy median3d": lambda a: ndi.median_filter(a, 3),
    "opencv erosion": planes(
        lambda a, out: cv2.erode(a, numpy.ones((3, 3), numpy.uint8), dst=out, borderType=cv2.BORDER_REFLECT)
    ),
    "sitk erosion": with_sitk(lambda source: sitk.GrayscaleErode(source, (1, 1, 0), sitk.sitkBox)),
    "libvips erosion": with_vips(lambda source: source.rank(3, 3, 0)),
    "opencv erosion-disk": planes(
        lambda a, out: cv2.erode(a, morphology.disk(3), dst=out, borderType=cv2.BORDER_REFLECT)
    ),
    "sitk erosion-disk": with_sitk(lambda source: sitk.GrayscaleErode(source, (3, 3, 0), sitk.sitkBall)),
    "scipy opening": lambda a: ndi.grey_opening(a, footprint=morphology.ball(2)),
    "skimage opening": lambda a: morphology.opening(a, morphology.ball(2)),
    "scipy mask-opening": lambda a: ndi.binary_opening(a, morphology.ball(2)),
    "libvips chain": vips_chain,
    "dask chain": dask_chain,
    "scipy distance": ndi.distance_transform_edt,
    "edt distance": lambda a: edt.edt(a, parallel=THREADS),
    "scipy components": lambda a, t: ndi.label(a > int(t), EVERYWHERE)[0],
    "cc3d components": lambda a, t: cc3d.connected_components(a > int(t), connectivity=26),
    **{f"scipy {table}": lambda a, t: scipy_regions(a, int(t)) for table in ("sizes", "regions")},
    **{f"cc3d {table}": lambda a, t: cc3d_regions(a, int(t)) for table in ("sizes", "regions")},
    "dask view": lambda a, z: view_slice(a, int(z)),
}


def opened(file, dtype, x, y, z, planes=None):
    """Reads the image, or as many planes of it, into memory; `map`: 16 bits that stay on disk."""
    global image, path
    path = file
    prepared.clear()
    shape = int(z), int(y), int(x)
    if dtype == "map":
        image = numpy.memmap(file, "<u2", "r", shape=shape)
    else:
        image = numpy.fromfile(file, dtype, int(planes or z) * int(y) * int(x)).reshape(-1, *shape[1:])


def subject_and_work(library, name):
    work = WORKS[f"{library} {name}"]
    return (work.subject(), work.work) if isinstance(work, Prepared) else (image, work)


def run(library, name, *rest):
    """What it takes; the result is let go outside of it."""
    subject, work = subject_and_work(library, name)
    start = time.perf_counter()
    result = work(subject, *rest)
    seconds = time.perf_counter() - start
    del result
    return seconds, 0


def check(library, name, file, dtype, margin, tolerance, *rest):
    """How many pixels of a hundred differ from what we have saved by more than the tolerance, and how much the worst does,
    at least so far from the edges."""
    subject, work = subject_and_work(library, name)
    theirs = work(subject, *rest)
    if name == "chain":
        theirs = numpy.fromfile(path + ".out", "u1")
        os.remove(path + ".out")
    elif isinstance(theirs, sitk.Image):
        theirs = sitk.GetArrayFromImage(theirs)
    elif library == "libvips":
        theirs = numpy.frombuffer(theirs, "<u2")
    ours = numpy.fromfile(file, dtype).reshape(image.shape)
    theirs = numpy.asarray(theirs).reshape(image.shape)
    if theirs.dtype == bool:
        theirs = theirs * numpy.uint8(255)
    inner = tuple(slice(int(margin), size - int(margin)) for size in image.shape)
    difference = numpy.abs(ours[inner].astype(float) - theirs[inner].astype(float))
    return 100 * float((difference > float(tolerance)).mean()), int(numpy.ceil(difference.max()))


def memory():
    """Megabytes of the image, and the most that the process has used."""
    with open("/proc/self/status") as status:
        peak = next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))
    return image.nbytes >> 20, peak >> 10


VERBS = {"open": opened, "run": run, "check": check, "memory": memory}


def obey(verb, *words):
    return VERBS[verb](*words) or (0, 0)


for line in sys.stdin:
    try:
        print("= %.10g %d" % obey(*line.rstrip("\n").split("\t")), flush=True)
    except Exception as failure:
        print("!", type(failure).__name__, str(failure).replace("\n", " "), flush=True)
