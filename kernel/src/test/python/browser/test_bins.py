"""Bins on the page: what is under the pointer, also where the page trusts nothing."""

import nbformat
import pytest
from conftest import Kernel

CELL = "var bin = Bin.open(SampleData.bin());\n%mosaic bin"


@pytest.fixture(scope="module")
def outputs(jupyter):
    """What the cell shows, without a page."""
    kernel = Kernel({"DIATOM_CACHE": str(jupyter.folder.parent / "cache")})
    yield [nbformat.v4.new_output("display_data", kernel.run(CELL)[0].result)]
    kernel.close()


def under_the_pointer(cell):
    """Number of each label, and what the page has at its middle: the picture's pixel and the title."""
    cell.natural_size()
    return cell.outputs.locator('[title^="target "]').evaluate_all(
        """
        labels => labels.map(label => {
            label.scrollIntoView({block: "center"});
            const box = label.getBoundingClientRect();
            const picture = label.parentElement.querySelector("img").getBoundingClientRect();
            const found = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
            return {
                title: label.title,
                found: found ? found.title : "",
                inside: box.x >= picture.x - 1 && box.right <= picture.right + 1
                    && box.y >= picture.y - 1 && box.bottom <= picture.bottom + 1 && box.width > 1 && box.height > 1
            };
        })
        """
    )


def check(cell):
    labels = under_the_pointer(cell)
    assert len(labels) == 41
    assert len({label["title"] for label in labels}) == 41
    for label in labels:
        assert label["found"] == label["title"]
        assert label["inside"], label


def test_the_number_of_the_target_is_under_the_pointer(notebook):
    cell = notebook.run(CELL)
    check(cell)
    notebook.screenshot("mosaic")


def test_it_is_there_too_in_a_notebook_that_the_page_does_not_trust(notebook_of, outputs):
    page = notebook_of(nbformat.v4.new_code_cell(CELL, outputs=outputs, execution_count=1))
    check(page.cell(0))
    page.screenshot("mosaic-untrusted")


def test_cards_stand_beside_their_mosaics(notebook):
    cell = notebook.run("bin")
    table, picture = cell.outputs.locator("table").bounding_box(), cell.image.bounding_box()
    assert table["x"] + table["width"] <= picture["x"]
    assert abs(table["y"] - picture["y"]) < 60
    notebook.screenshot("bin")
    notebook.run("DataDirectory.open(SampleData.dataDirectory())").shows("4714 days without bins")
    notebook.screenshot("directory")
    notebook.run("Bin.open(SampleData.oldBin())").shows("b.stitched() has them")
    notebook.screenshot("old-bin")
    notebook.run("%gallery bin").shows("41 images, the first 24 shown")
    notebook.screenshot("gallery-of-a-bin")
