"""The processes that are compared."""

import os
import subprocess
import sys
import time
from pathlib import Path

BENCH = Path(__file__).resolve().parents[3]
TARGET = BENCH / "target"


class Refusal(Exception):
    """A side could not do the work."""


class Side:
    """A process that answers each line with seconds and a checksum."""

    def __init__(self, name, command, environment=None, cores=None):
        self.name = name
        command = ["taskset", "-c", f"0-{cores - 1}", *command] if cores else command
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
        )

    def ask(self, *words):
        """Seconds and a checksum."""
        self.process.stdin.write("\t".join(map(str, words)) + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline().strip()
        if not answer.startswith("= "):
            raise Refusal(f"{self.name}: {' '.join(map(str, words))}: {answer or 'the process ended'}")
        seconds, checksum = answer[2:].split()
        return float(seconds), int(checksum)

    def close(self):
        self.process.stdin.close()
        self.process.wait()


class Ours(Side):
    """Diatom in a Java process with a small heap."""

    peaks = {}  # by task: megabytes of heap, megabytes of the process
    environment = None
    java = "java"
    heap = "64m"

    def __init__(self, task, name="Diatom", cores=None, heap=None):
        self.task = task
        path = f"{TARGET}/classes:{TARGET}/libraries/*"
        command = [self.java, f"-Xmx{heap or self.heap}", "-cp", path, "dev.diatom.bench.Bench"]
        super().__init__(name, command, self.environment, cores)

    def close(self):
        if self.process.poll() is None:
            heap, process = self.ask("memory")
            if self.task:
                before = self.peaks.get(self.task, (0, 0))
                self.peaks[self.task] = max(heap, before[0]), max(process, before[1])
        super().close()


def python(name):
    return Side(name, [sys.executable, str(Path(__file__).with_name("peer.py"))])


def pyifcb(sources):
    """The peer of bins, in an environment of its own, since its libraries are older ones."""
    command = [str(TARGET / "venv-bins/bin/python"), str(Path(__file__).with_name("pyifcb_peer.py"))]
    return Side("pyifcb", command, os.environ | {"PYTHONPATH": str(sources)})


class OperatorPeer(Side):
    """The libraries that operators are compared with, in an environment of their own; on so many cores, with as many
    threads."""

    def __init__(self, task, library, threads):
        self.task = task and f"{task}: {library}"
        command = [str(TARGET / "venv-operators/bin/python"), str(Path(__file__).with_name("operator_peer.py"))]
        super().__init__(library, command, os.environ | {"PEER_THREADS": str(threads)}, threads)

    def close(self):
        if self.process.poll() is None:
            _, process = self.ask("memory")
            if self.task:
                Ours.peaks[self.task] = None, max(process, Ours.peaks.get(self.task, (None, 0))[1])
        super().close()


def reads():
    return Side("C", [str(TARGET / "reads")])


def decode():
    return Side("libtiff in C", [str(TARGET / "decode")], cores=1)


def command(*words):
    """The seconds that a command takes, its start included."""
    start = time.perf_counter()
    subprocess.run(list(map(str, words)), check=True)
    return time.perf_counter() - start, 0
