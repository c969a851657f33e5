"""A Chromium that is on the machine already: nothing is downloaded for these tests."""

import contextlib
import os
import shutil
import subprocess
import sys

NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"]
APPLICATIONS = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
]

# The network of a test machine may be closed; Chromium's own connections would be refused, many at a time.
FLAGS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def find():
    """The program, or None. DIATOM_CHROMIUM may name it."""
    named = os.environ.get("DIATOM_CHROMIUM")
    candidates = [named] if named else [*filter(None, map(shutil.which, NAMES)), *APPLICATIONS]
    return next(filter(starts, candidates), None)


def starts(program):
    """Whether it is there; where Chromium is a snap, its name may be there without it."""
    try:
        return subprocess.run([program, "--version"], capture_output=True, timeout=60).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


@contextlib.contextmanager
def started(playwright, program, folder):
    """A browser whose settings begin empty in this folder."""
    browser = playwright.chromium.launch_persistent_context(
        folder,
        executable_path=program,
        headless=True,
        chromium_sandbox=os.getuid() != 0,  # which root cannot have
        args=FLAGS,
        viewport={"width": 1280, "height": 900},
        permissions=["clipboard-read", "clipboard-write"],
    )
    try:
        yield browser
    finally:
        browser.close()


if __name__ == "__main__":  # for install.sh, which supplies one where there is none
    sys.exit(find() is None)
