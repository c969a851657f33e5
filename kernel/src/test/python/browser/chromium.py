"""A Chromium that is on the machine already: nothing is downloaded for these tests."""

import contextlib
import os
import shutil
from pathlib import Path

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
    if named:
        return named
    for name in NAMES:
        if shutil.which(name):
            return shutil.which(name)
    return next((path for path in APPLICATIONS if Path(path).exists()), None)


@contextlib.contextmanager
def started(playwright, folder):
    """A browser whose settings begin empty in this folder."""
    browser = playwright.chromium.launch_persistent_context(
        folder,
        executable_path=find(),
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
