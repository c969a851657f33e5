"""What of a file is in memory: the system's page cache, of the file itself only."""

import os
import subprocess
import time
from pathlib import Path

TRIES = 20
PAUSE = 0.02  # seconds


def parts(path):
    return [file for file in Path(path).rglob("*") if file.is_file()] if Path(path).is_dir() else [Path(path)]


class Cold:
    """Files that are dropped from memory before they are read, and looked at whether they are gone."""

    def __init__(self):
        self.most_left = 0

    def drop(self, path):
        files = parts(path)
        for _ in range(TRIES):  # what is being read ahead just now stays
            for file in files:
                forget(file)
            left = resident(files)
            if not left:
                break
            time.sleep(PAUSE)
        self.most_left = max(self.most_left, left)

    @property
    def remark(self):
        return f"up to {self.most_left >> 10} KB could not be dropped" if self.most_left else ""


def forget(file):
    descriptor = os.open(file, os.O_RDONLY)
    try:
        os.fdatasync(descriptor)
        os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
    finally:
        os.close(descriptor)


def resident(files):
    """The bytes of these files that are in memory."""
    total = 0
    for start in range(0, len(files), 500):
        listed = subprocess.run(
            ["fincore", "--bytes", "--noheadings", "--output", "RES", *map(str, files[start : start + 500])],
            check=True,
            capture_output=True,
            text=True,
        )
        total += sum(map(int, listed.stdout.split()))
    return total


def warm(path):
    """Reads files whole, so that they are in memory as far as they fit."""
    buffer = bytearray(1 << 22)
    for file in parts(path):
        with open(file, "rb", buffering=0) as opened:
            while opened.readinto(buffer):
                pass
