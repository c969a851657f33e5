"""Bins beside pyifcb, and a directory of them beside find."""

import datetime
import os
import subprocess
import time
from pathlib import Path

from compare import Contender, Disagreement, alternate
from pages import warm
from sides import Ours, pyifcb

LID = "D20260514T083015_IFCB134"
HEAP = "512m"  # what is read into memory is 93 MB
TARGETS = 6000
INSTRUMENTS = 101, 102
A_DAY = 137


def bins(setting):
    """A bin of 6,000 targets and 93 MB; a directory of 100,000 bins."""
    sources = os.environ.get("PYIFCB")
    if not sources:
        raise RuntimeError("PYIFCB must name a folder with the sources of pyifcb 1.3, which is not on PyPI")
    return one_bin(setting, sources) + directory(setting)


def one_bin(setting, sources):
    def make(folder):
        ours = Ours("bins")
        ours.ask("bin-sample", folder)
        ours.close()

    folder = setting.folder.make("bins", 100 << 20, make)
    path = folder / "large-bin" / LID
    warm(folder)
    rows = []
    for title, work, words, limit, checked in (
        ("open and parse the ADC", "bin-targets", [], 2e-3, True),
        ("read all images, open once", "bin-images", ["time"], 25e-3, False),
        ("read all images, opening per request", "bin-requests", [], 60e-3, False),
        ("read() into memory", "bin-read", [], 35e-3, True),
        ("one image of a cold bin", "bin-one", None, 1e-3, True),
        ("mosaic, all pages", "bin-mosaic", ["time"], 60e-3, False),
    ):
        ours, peer = Ours("bins", heap=HEAP), pyifcb(sources)

        def run(side):
            return lambda number: side.ask(work, path, *(words if words is not None else [with_image(path, number)]))

        rows += alternate(
            title,
            Contender("Diatom", run(ours)),
            [Contender("pyifcb", run(peer), reach=1.0)],
            setting.rounds,
            setting.warm_seconds,
            limit,
        )
        if not checked:
            check = "bin-images" if work == "bin-requests" else work
            found = ours.ask(check, path, "check")[1], peer.ask(check, path, "check")[1]
            if len(set(found)) > 1:
                raise Disagreement(f"{title}: the sides have different pixels: {found}")
        ours.close()
        peer.close()
    ours, alone = Ours("bins", heap=HEAP), Ours("bins", "Diatom, one thread", heap=HEAP)
    rows += alternate(
        "read all images of one open bin, four threads",
        Contender("Diatom", lambda _: ours.ask("bin-threads", path, 4)),
        [Contender(alone.name, lambda _: alone.ask("bin-threads", path, 1), reach=1.0)],
        setting.rounds,
        setting.warm_seconds,
    )
    ours.close()
    alone.close()
    setting.folder.delete(folder)
    return rows


def with_image(path, number):
    """A target that has an image, another one each round."""
    with open(f"{path}.adc") as adc:
        rows = [line.split(",") for line in adc]
    at = (number * 7919 + TARGETS // 2) % len(rows)
    while rows[at][15] == "0":
        at -= 1
    return at + 1


def directory(setting):
    count = setting.size(100_000, 5_000)

    def make(folder):
        made = 0
        day = datetime.date(2014, 1, 1)
        while made < count:
            below = folder / f"D{day:%Y}" / f"D{day:%Y%m%d}"
            below.mkdir(parents=True)
            for i in range(min(A_DAY, count - made)):
                time = datetime.datetime.combine(day, datetime.time()) + datetime.timedelta(seconds=600 * i)
                for extension in ".adc", ".hdr", ".roi":
                    (below / f"D{time:%Y%m%dT%H%M%S}_IFCB{INSTRUMENTS[i % 2]}{extension}").touch()
                made += 1
            day += datetime.timedelta(days=1)

    folder = setting.folder.make("directory", 1 << 20, make)
    ours = Ours("directory of bins")
    pattern = f"*_IFCB{INSTRUMENTS[0]}.adc"

    def find(_):
        start = time.perf_counter()
        found = subprocess.run(["find", folder, "-type", "f", "-name", pattern], check=True, stdout=subprocess.PIPE)
        return time.perf_counter() - start, found.stdout.count(b"\n")

    rows = alternate(
        f"list the bins of one instrument, of {count}",
        Contender("Diatom", lambda _: ours.ask("bin-directory", folder, INSTRUMENTS[0])),
        [Contender("find", find, reach=2.0)],
        setting.rounds,
        setting.warm_seconds,
    )
    ours.close()
    setting.folder.delete(folder)
    return rows
