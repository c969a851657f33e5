"""What the pages looked like: kept below `target` for people to look at."""

from pathlib import Path

FOLDER = Path(__file__).parents[5] / "target" / "screenshots"


def clear():
    for file in FOLDER.glob("*"):
        file.unlink()


def take(page, name):
    FOLDER.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=FOLDER / f"{name}.png")


def autopsy(page, name):
    """Keeps what a page looked like and said when a test failed."""
    take(page, f"FAILED-{name}")
    (FOLDER / f"FAILED-{name}.txt").write_text(page.locator("body").inner_text())
