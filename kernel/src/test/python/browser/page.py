"""A notebook in a front end, worked as a user works it: by clicks, keys and what can be seen."""

import contextlib
import io
import re

import nbformat
from PIL import Image
from playwright.sync_api import TimeoutError, expect

from browser import screenshots

SECONDS = 1000
# JupyterLab remembers, for each workspace, which notebooks were open.
PATHS = {"lab": "lab/workspaces/{name}/tree/{name}.ipynb", "notebook": "notebooks/{name}.ipynb"}


class Cell:
    """A code cell and what is shown below it."""

    def __init__(self, locator):
        self.locator = locator
        self.editor = locator.locator(".cm-content")
        self.prompt = locator.locator(".jp-InputArea-prompt")
        self.outputs = locator.locator(".jp-OutputArea-output")
        self.image = self.outputs.locator("img")

    @property
    def text(self):
        """What the outputs say, as one reads it."""
        return "\n".join(self.outputs.all_inner_texts()).replace("\xa0", " ").strip()

    @property
    def lines(self):
        return [line for line in self.text.splitlines() if line.strip()]

    def shows(self, text, seconds=20):
        """Waits until the outputs contain this."""
        expect(self.outputs.filter(has_text=text).first).to_be_visible(timeout=seconds * SECONDS)
        return self

    def ended(self, seconds=30):
        """Waits until the cell has run."""
        expect(self.prompt).to_have_text(re.compile(r"^\[\d+\]:$"), timeout=seconds * SECONDS)
        return self

    def waits(self, seconds=20):
        """Waits until the cell is about to run, or has lost its number to a restart."""
        expect(self.prompt).to_have_text(re.compile(r"^\[[ *]\]:$"), timeout=seconds * SECONDS)
        return self

    def numbered(self, number, seconds=30):
        """Waits until the cell has run as the kernel's n-th."""
        expect(self.prompt).to_have_text(f"[{number}]:", timeout=seconds * SECONDS)
        return self

    def natural_size(self):
        """Waits for the first picture; its size in pixels of its own."""
        self.image.first.wait_for()
        # A picture that cannot be decoded never loads.
        self.image.first.evaluate("image => image.decode()")
        return tuple(self.image.first.evaluate("image => [image.naturalWidth, image.naturalHeight]"))

    def pixels(self):
        """The first picture as the screen has it."""
        return self.pixels_of(self.image.first)

    def pixels_of(self, part):
        """A part of the page as the screen has it, with what lies over it."""
        part.scroll_into_view_if_needed()
        return Image.open(io.BytesIO(part.screenshot())).convert("RGB")


class NotebookPage:
    """One notebook of a server, open in a page."""

    def __init__(self, page, server, front_end):
        self.page, self.server, self.front_end = page, server, front_end
        self.cells = page.locator(".jp-Notebook .jp-CodeCell")
        self.complaints = []
        page.set_default_timeout(20 * SECONDS)

    def open(self, name, kernel_name, *sources):
        """Writes a notebook of these cells, sources or whole ones, and opens it; it then has a kernel that waits."""
        self.name = f"{name}.ipynb"
        notebook = nbformat.v4.new_notebook(
            metadata={"kernelspec": {"name": kernel_name, "display_name": "Java (Diatom)", "language": "java"}},
            cells=[nbformat.v4.new_code_cell(cell) if isinstance(cell, str) else cell for cell in sources or [""]],
        )
        nbformat.write(notebook, self.server.folder / self.name)
        self.page.goto(self.server.address(PATHS[self.front_end].format(name=name)))
        expect(self.cells).to_have_count(len(notebook.cells), timeout=60 * SECONDS)
        self.server.wait_for_kernel(self.name)
        self.wait_for_kernel()
        # From here on: the front ends have complaints of their own while they load.
        self.page.on("console", self.hear)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def hear(self, message):
        # Where an output names a file, JupyterLab asks the server whether there is one that it could open.
        source = message.location.get("url", "")
        if message.type == "error" and "/api/contents/" not in source:
            self.complaints.append(f"{message.text} {source}")

    def wait_for_kernel(self):
        expect(self.page.locator(".jp-Notebook-ExecutionIndicator").first).to_have_attribute(
            "data-status", "idle", timeout=60 * SECONDS
        )

    def cell(self, index):
        return Cell(self.cells.nth(index))

    @property
    def last(self):
        return self.cell(self.cells.count() - 1)

    # ---- Cells

    def write(self, source):
        """Puts a source into the last cell, in place of what it holds; the cursor is at its end."""
        cell = self.last
        cell.editor.click()
        self.page.keyboard.press("Control+a")
        self.page.keyboard.press("Delete")
        self.page.keyboard.insert_text(source)
        return cell

    def start(self, source):
        """Runs a source as the last cell; Shift+Enter makes another below it."""
        count = self.cells.count()
        cell = self.write(source)
        self.page.keyboard.press("Shift+Enter")
        expect(self.cells).to_have_count(count + 1)
        return cell

    def run(self, source, seconds=30):
        return self.start(source).ended(seconds)

    # ---- Toolbar, menus, dialogs

    def press(self, button):
        self.page.locator(f'.jp-NotebookPanel-toolbar [data-jp-item-name="{button}"]').locator("button, jp-button").first.click()

    def choose(self, menu, entry):
        self.page.locator(".lm-MenuBar-item").filter(has_text=re.compile(f"^{menu}$")).click()
        self.page.locator(".lm-Menu-item").filter(has=self.page.get_by_text(entry, exact=True)).click()

    def confirm(self):
        dialog = self.page.locator(".jp-Dialog")
        dialog.locator(".jp-mod-accept").click()
        dialog.wait_for(state="detached")

    # ---- Pop-ups

    def complete(self, source):
        """Types a source and a tab; the pop-up that offers what could stand there."""
        self.write(source)
        return self.summon(self.page.locator(".jp-Completer:visible"), "Tab")

    def inspect(self, source):
        """Types a source and Shift+Tab; the pop-up that says what stands there."""
        self.write(source)
        return self.summon(self.page.locator(".jp-Tooltip:visible"), "Shift+Tab")

    def summon(self, popup, key):
        """Presses a key until the pop-up comes: the front ends drop answers that take longer than a second."""
        for _ in range(5):
            self.page.keyboard.press(key)
            with contextlib.suppress(TimeoutError):
                popup.wait_for(timeout=4 * SECONDS)
                return popup
        raise AssertionError(f"{key} shows nothing")

    def dismiss(self, popup):
        self.page.keyboard.press("Escape")
        popup.first.wait_for(state="hidden")

    # ---- Pictures of the page

    def screenshot(self, name):
        screenshots.take(self.page, f"{self.front_end}-{name}")

    def close(self):
        self.page.close()
        self.server.end_kernel(self.name)
