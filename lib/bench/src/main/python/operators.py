"""Operators beside the libraries that have the same: ours from disk to disk, theirs in memory."""

import sys
from dataclasses import dataclass

import files
import scenes
from compare import Contender, Failure, alternate
from limits import Limits
from pages import Cold, warm
from sides import OperatorPeer, Ours, Refusal

HEAP = "512m"
PATIENCE = 60  # seconds for the rounds of one pair, when three are done
FULL, QUICK = (1024, 1024, 512), (256, 256, 64)
SMALL = 80, 96, 24  # where the pixels of both sides are held against each other


@dataclass(frozen=True)
class Peer:
    """A library: ours reaches its goal in at most `reach` times its time. It works on every `share`-th part of the planes,
    where all of them would take an hour, and its time counts so many times."""

    library: str
    reach: float | None = 1.0
    share: int = 1
    tolerance: float | None = 0  # of a pixel; None: it computes something else
    margin: int = 0  # pixels at the edges, where it has another boundary
    threads: tuple = (1, 2)


FIFTH, THIRD = 1 / 5, 1 / 3
ONE, TWO = (1,), (2,)


@dataclass(frozen=True)
class Work:
    """One operation; `written` are the bytes that it makes of a pixel."""

    name: str
    title: str
    peers: tuple
    scene: object = scenes.light
    written: int = 2
    words: tuple = ()

    @property
    def read(self):
        return 1 if self.scene is scenes.mask else 2


WORKS = [
    Work(
        "gaussian3d",
        "gaussian σ = 2, 3-D",
        (
            Peer("scipy", FIFTH, tolerance=0.51, threads=ONE),
            Peer("dask", FIFTH, tolerance=0.51, threads=TWO),
            Peer("sitk", share=8, tolerance=5, margin=9),
            Peer("sitk-recursive", share=2, tolerance=None),
        ),
    ),
    Work(
        "gaussian2d",
        "gaussian σ = 2, 2-D",
        (
            Peer("opencv", tolerance=1),
            Peer("sitk", share=4, tolerance=5, margin=9),
            Peer("libvips", tolerance=40, margin=9),
        ),
    ),
    Work(
        "median2d",
        "median 3 × 3",
        (Peer("opencv", margin=1), Peer("sitk", share=8, margin=1), Peer("libvips", share=4, margin=1)),
    ),
    Work("median2d-5", "median 5 × 5", (Peer("opencv", margin=2), Peer("libvips", share=8, margin=2))),
    Work(
        "erosion",
        "erosion 3 × 3",
        (Peer("opencv"), Peer("sitk", share=8, margin=1), Peer("libvips", margin=1)),
    ),
    Work("erosion-disk", "erosion, disk of radius 3", (Peer("opencv"), Peer("sitk", share=8, tolerance=None))),
    Work(
        "median3d",
        "median 3 × 3 × 3",
        (Peer("scipy", FIFTH, share=16, threads=ONE), Peer("sitk", share=8, margin=1)),
    ),
    Work(
        "opening",
        "opening, ball of radius 2",
        (Peer("scipy", FIFTH, share=4, threads=ONE), Peer("skimage", FIFTH, share=4, threads=ONE)),
    ),
    Work(
        "mask-opening",
        "opening of a mask, ball of radius 2",
        (Peer("scipy", FIFTH, share=8, margin=5, threads=ONE),),
        scene=scenes.mask,
        written=1,
    ),
    Work("chain", "a·x + b → clamp → convert → threshold", (Peer("libvips"), Peer("dask")), written=1),
    *(
        Work(
            name,
            f"{title}, {what}",
            (
                Peer("scipy", THIRD, tolerance=0 if name == "components" else None, threads=ONE),
                Peer("cc3d", tolerance=None, threads=ONE),
            ),
            scene=scene,
            written=4,
            words=(threshold,),
        )
        for name, title in (
            ("components", "threshold → 26-components"),
            ("sizes", "threshold → 26-components → table of sizes, boxes and centroids"),
            ("regions", "threshold → 26-components → table of all shapes and intensities"),
        )
        for what, scene, threshold in (
            ("blobs", scenes.blobs, scenes.BLOB),
            ("5 % noise", scenes.noise, scenes.OF_100[5]),
            ("20 % noise", scenes.noise, scenes.OF_100[20]),
        )
    ),
    Work(
        "distance",
        "exact distance transform, 3-D",
        (Peer("scipy", FIFTH, share=4, tolerance=0.001, threads=ONE), Peer("edt", tolerance=0.001)),
        scene=scenes.mask,
        written=4,
    ),
]


def operators(setting):
    """Filters, morphology, components and distances of a volume of 1 GiB; a chain on a cold file; 8 GiB."""
    rows = []
    size = setting.size(FULL, QUICK)
    limits = Limits(setting.folder, scene_file(setting, scenes.light, size))
    chosen = [work for work in WORKS if setting.only in work.title or setting.only == work.name]
    for work in chosen:
        for peer in work.peers:
            for threads in peer.threads:
                rows += pair(setting, work, peer, threads, size, limits)
    for task in cold_chain, view, growth:
        if setting.only in task.__doc__:
            rows += task(setting, limits)
    print(f"  limits: {limits}", file=sys.stderr, flush=True)
    return rows


def scene_file(setting, scene, size):
    return files.volume(setting.folder, f"{scene.__name__}-{'x'.join(map(str, size))}.raw", *size, scene)


def our_side(task, work, path, size, threads):
    ours = Ours(task, cores=threads, heap=HEAP)
    ours.ask("op-threads", threads)
    ours.ask("op-open", path, "UINT8" if work.read == 1 else "UINT16", *size)
    return ours


def dtype(work):
    return "u1" if work.read == 1 else "<u2"


def pair(setting, work, peer, threads, size, limits):
    """Ours and one peer in turn, on as many cores, after their pixels were compared."""
    title = f"{work.title}; {threads} thread{'s' * (threads > 1)}"
    path = scene_file(setting, work.scene, size)
    remark = checked(setting, work, peer)
    ours = our_side(title, work, path, size, threads)
    theirs = OperatorPeer(title, peer.library, threads)
    try:
        # The chain is from disk to disk on both sides.
        theirs.ask("open", path, "map" if work.name == "chain" else dtype(work), *size, size[2] // peer.share)
        warm(path)
        rows = alternate(
            title,
            Contender("Diatom", lambda _: ours.ask("op-run", work.name, *work.words)),
            [Contender(peer.library, scaled(theirs, peer, work), reach=peer.reach)],
            setting.rounds,
            setting.warm_seconds,
            check=False,
            patience=PATIENCE,
        )
    except Refusal as refusal:
        # A table that does not fit is refused at once, with the numbers; anything else is a failure.
        verdict = "refused" if "IllegalArgumentException" in str(refusal) else "**MISSED**"
        return [Failure(f"{title}, beside {peer.library}", str(refusal), verdict)]
    finally:
        ours.close()
        theirs.close()
    pixels = size[0] * size[1] * size[2]
    for row in rows:
        row.bound = limits.seconds(threads, pixels * work.read, pixels * work.written)
        row.remark = remark
        if peer.share > 1:
            row.peer += f", {peer.share} × a part"
    return rows


def scaled(theirs, peer, work):
    def run(_):
        seconds, checksum = theirs.ask("run", peer.library, work.name, *work.words)
        return seconds * peer.share, checksum

    return run


def checked(setting, work, peer):
    """Both on the same small volume: what to remark on their pixels, if they are not the same."""
    if peer.tolerance is None:
        return ""
    path = scene_file(setting, work.scene, SMALL)
    saved = setting.folder.path / "ours.raw"
    ours = our_side(None, work, path, SMALL, 1)
    theirs = OperatorPeer(None, peer.library, 1)
    try:
        ours.ask("op-save", saved, work.name, *work.words)
        theirs.ask("open", path, dtype(work), *SMALL)
        kind = {"components": "<u4", "distance": "<f4", "chain": "u1"}.get(work.name, dtype(work))
        percent, worst = theirs.ask(
            "check", peer.library, work.name, saved, kind, peer.margin, peer.tolerance, *work.words
        )
    except Refusal as refusal:
        return f"pixels not compared: {refusal}"
    finally:
        ours.close()
        theirs.close()
        files.remove(saved)
    return f"{percent:.3g} % of the pixels differ, by {worst} at most" if percent else ""


def cold_chain(setting, limits):
    """chain of point operators on a cold file"""
    work = next(work for work in WORKS if work.name == "chain")
    size = setting.size(FULL, QUICK)
    path = scene_file(setting, work.scene, size)
    rows = []
    for threads in 1, 2:
        title = f"{work.title}, cold file; {threads} thread{'s' * (threads > 1)}"
        cold = Cold()
        ours = our_side(title, work, path, size, threads)
        theirs = OperatorPeer(title, "libvips", threads)
        theirs.ask("open", path, "map", *size)

        def drop():
            cold.drop(path)

        now = alternate(
            title,
            Contender("Diatom", lambda _: ours.ask("op-run", work.name), drop),
            [Contender("libvips", lambda _: theirs.ask("run", "libvips", work.name), drop, reach=1.0)],
            setting.rounds,
            check=False,
        )
        ours.close()
        theirs.close()
        for row in now:
            row.bound = limits.seconds(threads, path.stat().st_size, path.stat().st_size / 2, cold=True)
            row.remark = cold.remark
        rows += now
    return rows


def eightfold(setting):
    x, y, z = setting.size(FULL, QUICK)
    return x, y, 8 * z


def view(setting, limits):
    """view of three operators: one XY slice"""
    size = eightfold(setting)
    path = scene_file(setting, scenes.light, size)
    work = Work("view", "", ())
    rows = []
    for threads in 1, 2:
        for temperature in "warm", "cold":
            title = f"one XY slice of a view of three operators on {path.stat().st_size / 2**30:.2g} GiB, {temperature}"
            cold = Cold()
            ours = our_side(title, work, path, size, threads)
            theirs = OperatorPeer(title, "dask", threads)
            theirs.ask("open", path, "map", *size)

            def before():
                cold.drop(path) if temperature == "cold" else warm_plane(path, size)

            rows += alternate(
                f"{title}; {threads} thread{'s' * (threads > 1)}",
                Contender("Diatom", lambda _: ours.ask("op-view", size[2] // 2), before),
                [Contender("dask", lambda _: theirs.ask("run", "dask", "view", size[2] // 2), before, reach=1.0)],
                setting.rounds,
                setting.warm_seconds,
                limit=0.1,
                check=False,
            )
            ours.close()
            theirs.close()
    return rows


def warm_plane(path, size):
    plane = size[0] * size[1] * 2
    with open(path, "rb") as file:
        file.seek(size[2] // 2 * plane)
        file.read(plane)


def growth(setting, limits):
    """growth of time and memory from 1 to 8 GiB"""
    rows = []
    for work in WORKS:
        if work.name not in ("gaussian3d", "chain") and work.title != "threshold → 26-components, blobs":
            continue
        sides, paths = [], []
        for size in setting.size(FULL, QUICK), eightfold(setting):
            path = scene_file(setting, work.scene, size)
            setting.folder.check_space(size[0] * size[1] * size[2] * work.written)
            sides.append(our_side(f"{work.title}, {path.stat().st_size / 2**30:.2g} GiB", work, path, size, 2))
            paths.append(path)
        small, large = sides

        def eight_times(_):
            seconds, checksum = small.ask("op-run", work.name, *work.words)
            return 8 * seconds, checksum

        rows += alternate(
            f"{work.title}: {paths[1].stat().st_size / 2**30:.2g} GiB; 2 threads",
            Contender("Diatom", lambda _: large.ask("op-run", work.name, *work.words)),
            [Contender("Diatom, 8 × an eighth", eight_times)],
            3,
            check=False,
        )
        for row in rows[-1:]:
            pixels = eightfold(setting)[0] * eightfold(setting)[1] * eightfold(setting)[2]
            row.bound = limits.seconds(2, pixels * work.read, pixels * work.written)
        for side in sides:
            side.close()
    return rows
