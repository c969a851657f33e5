"""The notebook of formats, run by a Jupyter client; what it has saved is read by NumPy."""

import numpy
import pytest
from conftest import bytes_held
from notebooks import cell, execute, forms, only, picture, printed

NOTEBOOK = "04-formats"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("formats")


@pytest.fixture(scope="module")
def cells(folder):
    """The notebook's code cells after it has run."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DIATOM_CACHE", str(folder / "cache"))
        patch.setenv("DIATOM_SCRATCH", str(folder / "scratch"))
        patch.setenv("DIATOM_JAVA_OPTS", f"-Djava.io.tmpdir={folder}")
        return execute(NOTEBOOK)


def test_nothing_fails_and_nothing_warns(cells):
    for c in cells:
        assert all(o.output_type != "error" for o in c.outputs), c.source
        assert all(o.get("name") != "stderr" for o in c.outputs), c.source


def test_the_array_holds_the_pixels_of_the_stack(cells):
    assert picture(only(cell(cells, "var array"))).size == (128, 96)
    assert only(cell(cells, "Measure.statistics"))["text/plain"] == "0.0"


def test_numpy_reads_it_and_sees_the_number_that_was_set(cells, folder):
    array = numpy.load(next(folder.glob("formats*/stack.npy")), mmap_mode="r")
    assert array.shape == (64, 192, 256)
    assert array.dtype == numpy.dtype("<u2")
    assert array[0, 4, 3] == 255
    assert only(cell(cells, "try (var edited"))["text/plain"] == "255.0"


def test_the_third_axis_is_what_one_says(cells):
    assert printed(cell(cells, "System.out.println(img.metadata")).splitlines()[2] == "256 × 192 × 64 (XYT)"


def test_a_header_calibrates_bare_pixels(cells):
    assert "0.5 × 0.5 × 2 µm" in forms(cell(cells, "var scan"))[-1]["text/html"]
    picture(only(cell(cells, "scan.view")))


def test_a_pyramid_has_levels_of_half_the_size(cells):
    assert printed(cell(cells, "var wide")).splitlines()[:3] == [
        "0: 2048 × 1536 (XY)",
        "1: 1024 × 768 (XY)",
        "2: 512 × 384 (XY)",
    ]


def test_the_files_stay(cells, folder):
    assert printed(cell(cells, "img = null")).splitlines()[:4] == ["stack.nhdr", "stack.npy", "stack.raw", "wide.ome.tif"]
    assert bytes_held(folder / "scratch") == 0
