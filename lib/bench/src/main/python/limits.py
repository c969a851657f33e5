"""What no program can be faster than: the bytes that it must read and write, at the speed at which this machine does."""

import os
import threading
import time

import files
from pages import Cold, warm

PIECE = 1 << 20


class Limits:
    """Bytes a second: reading a file that is in memory, or is not, and writing a new one; by so many threads."""

    def __init__(self, folder, path):
        self.folder = folder
        self.path = path
        self.known = {}

    def seconds(self, threads, read, written, cold=False):
        return read / self.speed("cold" if cold else "warm", threads) + written / self.speed("written", threads)

    def speed(self, how, threads):
        if (how, threads) not in self.known:
            self.known[how, threads] = self.measured(how, threads)
        return self.known[how, threads]

    def measured(self, how, threads):
        """The best of three."""
        size = self.path.stat().st_size
        target = self.folder.path / "written"
        best = float("inf")
        for _ in range(3):
            if how == "written":
                self.folder.check_space(size)
                seconds = together(threads, target, size, os.O_RDWR | os.O_CREAT, os.pwritev)
                files.remove(target)
            else:
                Cold().drop(self.path) if how == "cold" else warm(self.path)
                seconds = together(threads, self.path, size, os.O_RDONLY, os.preadv)
            best = min(best, seconds)
        return size / best

    def __str__(self):
        return ", ".join(
            f"{how} by {threads} thread{'s' * (threads > 1)} {speed / 1e9:.2g} GB/s"
            for (how, threads), speed in sorted(self.known.items())
        )


def together(threads, path, size, flags, call):
    """Seconds for which threads read or write equal parts of a file, a piece at a time."""
    descriptor = os.open(path, flags)

    def work(number):
        piece = bytearray(PIECE)
        for offset in range(size // threads * number, size // threads * (number + 1), PIECE):
            call(descriptor, [piece], offset)

    workers = [threading.Thread(target=work, args=(number,)) for number in range(threads)]
    start = time.perf_counter()
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    seconds = time.perf_counter() - start
    os.close(descriptor)
    return seconds
