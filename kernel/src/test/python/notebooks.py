"""The notebooks of the project, run by a Jupyter client, and what their cells show."""

import base64
import io
import re
from pathlib import Path

import nbformat
from conftest import KERNEL
from nbclient import NotebookClient
from PIL import Image

FOLDER = Path(__file__).parents[4] / "notebooks"


def source(name):
    return nbformat.read(FOLDER / f"{name}.ipynb", as_version=4)


def execute(name):
    """The code cells of a notebook after they have run."""
    notebook = source(name)
    NotebookClient(notebook, kernel_name=KERNEL, timeout=120).execute()
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def cell(cells, start):
    """The cell with a line that starts like this."""
    found = [c for c in cells if any(line.startswith(start) for line in c.source.splitlines())]
    assert len(found) == 1
    return found[0]


def forms(cell):
    """What a cell has shown, each with its forms; a slow machine may show the progress of an operator besides."""
    shown = [o.data for o in cell.outputs if o.output_type in ("execute_result", "display_data")]
    return [data for data in shown if not re.search(r" took [\d.]+ s$", data["text/plain"])]


def printed(cell):
    return "".join(o.text for o in cell.outputs if o.output_type == "stream")


def picture(data):
    image = Image.open(io.BytesIO(base64.b64decode(data["image/png"])))
    low, high = image.convert("L").getextrema()
    assert high - low > 20, "the picture is blank"
    return image


def only(cell):
    shown = forms(cell)
    assert len(shown) == 1
    return shown[0]
