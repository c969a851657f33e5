"""The work that is compared, as the project's first speed goals name it."""

import os
import subprocess
from dataclasses import dataclass

import files
from compare import Contender, Disagreement, Failure, alternate
from decoding import decoding
from pages import Cold, warm
from sides import Ours, Refusal, command, python, reads

PIXEL = 2  # bytes; all images here are UINT16


@dataclass
class Setting:
    folder: files.Folder
    rounds: int
    warm_seconds: float
    quick: bool
    only: str = ""  # of the operators, those whose title contains this

    def size(self, full, quick):
        return quick if self.quick else full


def spread(number, size, count=1):
    """Places that a round reads, other ones each round: the same on every side."""
    return [(number * 7919 + i * (size // count) + 17) % size for i in range(count)]


def asking(side, work, places):
    return Contender(side.name, lambda number: side.ask(work, *places(number)))


def open_pages(setting):
    """Open a TIFF of many pages, read the first and the last."""
    count = setting.size(5000, 500)
    rows = []
    for together, where in (True, "directories together"), (False, "directories between pixels"):
        path = files.many_pages(setting.folder, f"pages-{together}.tif", 128, count, together)
        warm(path)

        def fresh(make):
            def run(_):
                side = make()
                try:
                    return side.ask("pages", path)
                finally:
                    side.close()

            return run

        rows += alternate(
            f"open {count} pages, {where}: the first call of a process",
            Contender("Diatom", fresh(lambda: Ours("open"))),
            [Contender("tifffile", fresh(lambda: python("tifffile")), reach=1.0)],
            setting.rounds,
        )
        ours, peer = Ours("open"), python("tifffile")
        sides = asking(ours, "pages", lambda _: [path]), asking(peer, "pages", lambda _: [path])
        sides[1].reach = 1.0
        rows += alternate(
            f"open {count} pages, {where}: again and again",
            sides[0],
            [sides[1]],
            setting.rounds,
            setting.warm_seconds,
        )
        cold = Cold()
        for side in sides:
            side.before = lambda: cold.drop(path)
        rows += remarked(
            alternate(f"open {count} pages, {where}: cold file", sides[0], [sides[1]], setting.rounds), cold
        )
        ours.close()
        peer.close()
        setting.folder.delete(path)
    return rows


def remarked(rows, cold):
    for row in rows:
        row.remark = cold.remark
    return rows


def big_plane(setting):
    """XY slices of a file of 8 GB."""
    x, y, z = setting.size((2048, 2048, 1024), (1024, 1024, 64))
    folder = setting.folder
    if not (folder.path / "big.tif").exists():
        folder.check_space(2 * x * y * z * PIXEL)
        raw = files.volume(folder, "big.raw", x, y, z)
        files.our_tiff(folder, "big.tif", raw, x, y, z)
        files.remove(raw)
    path = folder.path / "big.tif"
    offset = files.pixel_offset(path)
    ours, numpy, system = Ours("slice XY"), python("numpy.memmap"), reads()

    def open_all():
        ours.ask("open", path)
        numpy.ask("open", "memmap", path, offset, x, y, z)
        system.ask("open", path, offset, x, y, z)

    def contenders(count, before):
        all_three = [asking(side, "xy", lambda number: spread(number, z, count)) for side in (ours, system, numpy)]
        for contender in all_three:
            contender.before = before
        all_three[1].name, all_three[1].reach = "pread in C", 1.2
        return all_three[0], all_three[1:]

    open_all()
    gigabytes = f"{x * y * z * PIXEL / 2**30:.3g} GB"
    planes = spread(0, z, 8)
    with open(path, "rb") as file:
        for plane in planes:
            os.pread(file.fileno(), x * y * PIXEL, offset + plane * x * y * PIXEL)
    mine, peers = contenders(8, lambda: None)
    for contender in (mine, *peers):  # the same places each round, which are in memory
        contender.run = lambda _, run=contender.run: run(0)
    rows = alternate(f"XY slice of {gigabytes}, warm", mine, peers, setting.rounds, setting.warm_seconds)
    cold = Cold()

    def drop():
        numpy.ask("close")  # what a map has touched cannot be dropped
        cold.drop(path)
        numpy.ask("open", "memmap", path, offset, x, y, z)

    mine, peers = contenders(1, drop)
    rows += remarked(alternate(f"XY slice of {gigabytes}, cold", mine, peers, setting.rounds), cold)
    for side in ours, numpy, system:
        side.close()
    folder.delete(path)
    return rows


class Volume:
    """A cube that several tasks read: RAW, and as a TIFF of ours."""

    def __init__(self, setting, depth=None):
        side = setting.size(1024, 256)
        self.x, self.y, self.z = side, side, depth or side
        self.folder = setting.folder
        self.name = f"{self.x}x{self.y}x{self.z}"
        self.raw = files.volume(self.folder, f"{self.name}.raw", self.x, self.y, self.z)
        self.tiff = files.our_tiff(self.folder, f"{self.name}.tif", self.raw, self.x, self.y, self.z)
        self.offset = files.pixel_offset(self.tiff)
        self.size = self.x, self.y, self.z

    def delete(self):
        self.folder.delete(self.raw, self.tiff)


def cross_planes(setting):
    """XZ and YZ slices of a cube."""
    cube = Volume(setting)
    plain = files.chunked(setting.folder, "plain.zarr", cube.raw, *cube.size, compressors=None)
    default = files.chunked(setting.folder, "default.zarr", cube.raw, *cube.size)
    opening = {
        "numpy.memmap": ("memmap", cube.tiff, cube.offset, *cube.size),
        "zarr 64³ uncompressed": ("zarr", plain),
        "zarr 64³ default": ("zarr", default),
    }
    rows = []
    for work, limit in ("xz", 5e-3), ("yz", None):
        ours = Ours("slice XZ, YZ")
        ours.ask("open", cube.tiff)
        peers = {name: python(name) for name in opening}
        for name, peer in peers.items():
            peer.ask("open", *opening[name])
        for words in opening.values():
            warm(words[1])

        def places(number):
            return spread(number, cube.x)

        mine = asking(ours, work, places)
        others = [asking(peer, work, places) for peer in peers.values()]
        title = f"{work.upper()} slice of {cube.name}"
        rows += alternate(f"{title}, warm", mine, others, setting.rounds, setting.warm_seconds, limit)
        cold = Cold()

        def dropper(name):
            def drop():
                peers[name].ask("close")
                cold.drop(opening[name][1])
                peers[name].ask("open", *opening[name])

            return drop

        def drop_ours():
            peers["numpy.memmap"].ask("close")
            cold.drop(cube.tiff)

        mine.before = drop_ours
        for other in others:
            other.before = dropper(other.name)
        others[0].reach = 1.0
        rows += remarked(alternate(f"{title}, cold", mine, others, setting.rounds), cold)
        for side in (ours, *peers.values()):
            side.close()
    setting.folder.delete(plain, default)
    return rows


def every_eighth(setting):
    """Every 8th pixel in x, y and z of a cube."""
    cube = Volume(setting)
    ours, peer = Ours("every 8th"), python("numpy.memmap")
    ours.ask("open", cube.tiff)

    def reopen():
        peer.ask("close")
        peer.ask("open", "memmap", cube.tiff, cube.offset, *cube.size)

    reopen()
    warm(cube.tiff)
    mine, other = asking(ours, "every", lambda _: [8]), asking(peer, "every", lambda _: [8])
    other.reach = 1.0
    title = f"every 8th pixel in x, y, z of {cube.name}"
    rows = alternate(f"{title}, warm", mine, [other], setting.rounds, setting.warm_seconds)
    cold = Cold()

    def drop():
        peer.ask("close")
        cold.drop(cube.tiff)
        reopen()

    mine.before = other.before = drop
    rows += remarked(alternate(f"{title}, cold", mine, [other], setting.rounds), cold)
    ours.close()
    peer.close()
    return rows


def save(setting):
    """Save as TIFF and as RAW."""
    x, y, z = setting.size((2048, 2048, 512), (1024, 1024, 64))
    folder = setting.folder
    source = files.volume(folder, "save.raw", x, y, z)
    folder.check_space(x * y * z * PIXEL)
    target = folder.path / "saved"
    rows = []
    for work in "savetiff", "saveraw":
        ours = Ours("save")
        ours.ask("openraw", source, x, y, z)
        warm(source)

        def copied_and_forced(_):
            return command("cp", source, target)[0] + command("sync", target)[0], 0

        def before():
            files.remove(target)

        rows += alternate(
            f"save {x * y * z * PIXEL / 2**30:.3g} GB as {work[4:].upper()}",
            Contender("Diatom", lambda _: ours.ask(work, target), before),
            [
                Contender("cp", lambda _: command("cp", source, target), before, reach=1.3),
                Contender("cp, then sync of the file", copied_and_forced, before, reach=1.3),
            ],
            setting.rounds,
        )
        before()
        ours.ask(work, target)
        ours.close()
        skipped = files.pixel_offset(target) if work == "savetiff" else 0
        subprocess.run(
            ["cmp", f"--bytes={x * y * z * PIXEL}", f"--ignore-initial={skipped}:0", target, source], check=True
        )
        files.remove(target)
    folder.delete(source)
    return rows


def points(setting):
    """A million random pixels, one by one and together."""
    count = setting.size(1_000_000, 100_000)
    rows = []
    for depth in setting.size((256, 1024), (64, 256)):
        cube = Volume(setting, depth)
        size = f"{cube.x * cube.y * cube.z * PIXEL / 2**20:.0f} MB"
        copy = files.Folder(cube.folder.path, True).make(
            "points.raw", cube.raw.stat().st_size, lambda path: subprocess.run(["cp", cube.raw, path], check=True)
        )
        edited = files.Folder(cube.folder.path, True).make(
            "points.tif", cube.raw.stat().st_size, lambda path: subprocess.run(["cp", cube.tiff, path], check=True)
        )
        for opening, reading in (("open", True), ("copy", False), ("openedit", False)):
            kinds = {"open": "an opened TIFF", "copy": "a scratch image", "openedit": "a TIFF opened for edit"}
            what = f"{kinds[opening]} of {size}: {'get' if reading else 'set'} {count} pixels"
            for work, order in ("", "random"), ("batch", "random"), ("batch", "sorted"):
                ours, system = Ours("pixels"), reads()
                if opening == "copy":
                    ours.ask("openraw", cube.raw, *cube.size)
                    ours.ask("copy")
                else:
                    ours.ask(opening, edited)
                system.ask("open", copy, 0, *cube.size)
                warm(copy)
                warm(edited)
                for side in ours, system:
                    side.ask("points", count, order)
                verb = "get" if reading else "set"
                work_name = f"{what}, {f'{order} batch' if work else 'one by one'}, each"
                try:
                    rows += alternate(
                        work_name,
                        asking(ours, verb + work, lambda _: []),
                        [asking(system, verb, lambda _: [])],
                        setting.rounds,
                        limit=1e-7 if work else 1e-6,
                    )
                    rows[-1].peer = "pread in C" if reading else "pwrite in C"
                    if ours.ask("get")[1] != system.ask("get")[1]:
                        raise Disagreement(f"{what}: the sides hold different pixels")
                except Refusal as refusal:
                    rows.append(Failure(work_name, str(refusal)))
                ours.close()
                system.close()
        files.remove(copy)
        files.remove(edited)
        cube.delete()
    return rows


TASKS = {
    "open": open_pages,
    "plane": big_plane,
    "cross": cross_planes,
    "stride": every_eighth,
    "points": points,
    "save": save,
    "decode": decoding,
}
