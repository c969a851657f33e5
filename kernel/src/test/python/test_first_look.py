"""The first notebook, run by a Jupyter client."""

import os
import re

import pytest
from conftest import bytes_held
from notebooks import cell, execute, forms, only, picture, printed, source

NOTEBOOK = "01-first-look"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("first-look")


@pytest.fixture(scope="module")
def cells(folder):
    """The notebook's code cells after it has run on the sample data."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DIATOM_CACHE", str(folder / "cache"))
        patch.setenv("DIATOM_SCRATCH", str(folder / "scratch"))
        for variable in ("DIATOM_STACK", "DIATOM_BIN", "DIATOM_BINS"):
            patch.delenv(variable, raising=False)
        return execute(NOTEBOOK)


def test_it_is_short(cells):
    assert len(source(NOTEBOOK).cells) < 20


def test_nothing_fails_and_nothing_warns(cells):
    for c in cells:
        assert all(o.output_type != "error" for o in c.outputs)
        assert all(o.get("name") != "stderr" for o in c.outputs)


def test_the_stack_is_opened_and_previewed(cells):
    data = only(cell(cells, "var img"))
    assert picture(data).size == (256, 192)
    assert re.fullmatch(
        r"stack\.tif: 256 × 192 × 64 \(XYZ\), uint16, on disk: .*stack\.tif, shown from \d+ to \d+; shown: XY, z = 32; XZ, y = 96; YZ, x = 128",
        data["text/plain"],
    )
    assert data["text/html"].count("<img ") == 3
    assert "256 × 192 × 64 (XYZ)" in data["text/html"]


def test_slices_are_shown(cells):
    assert picture(only(cell(cells, "img.slice"))).size == (128, 96)
    assert picture(only(cell(cells, "%slice"))).size == (128, 96)


def test_the_mask_is_black_and_white(cells):
    data = only(cell(cells, "var mask"))
    mask = picture(data)
    assert mask.size == (256, 192)
    assert {level for _, level in mask.getcolors()} == {0, 255}
    assert "uint8, on disk, in the scratch space" in data["text/plain"]


def test_bins_are_listed_newest_first(cells):
    lines = printed(cell(cells, "for (var b")).splitlines()
    times = [line.split()[0] for line in lines]
    assert len(times) == 7
    assert times == sorted(times, reverse=True)


def test_the_bin_shows_its_card_and_images(cells):
    card = only(cell(cells, "var bin ="))
    assert ">images</td>" in card["text/html"]
    images = forms(cell(cells, "try (var open"))
    assert len(images) == 4
    for data in images:
        width, height = map(int, re.search(r"_\d{5}: (\d+) × (\d+) \(XY\), uint8", data["text/plain"]).groups())
        assert picture(data).size == (width, height)


def test_the_table_and_the_chart_are_there(cells):
    table = only(cell(cells, "var table"))
    assert ">roi_width</th>" in table["text/html"]
    assert table["text/html"].count("<tr>") == 22
    assert picture(only(cell(cells, "Charts"))).size == (1280, 800)


def test_nulling_the_mask_frees_the_scratch_space(cells, folder):
    before, after = [c for c in cells if c.source == "%scratch"]
    assert only(before)["text/plain"].startswith("scratch space: 1 image, 3.1 MB")
    assert "mask, cell " in only(before)["text/plain"]
    assert only(after)["text/plain"].startswith("scratch space: 0 images, 0 B")
    assert printed(cell(cells, "mask = null")) == "released mask, 3.1 MB\n"
    assert bytes_held(folder / "scratch") == 0


def test_it_runs_on_real_data(tmp_path, monkeypatch):
    data = os.environ.get("DIATOM_TEST_DATA")
    if not data:
        pytest.skip("DIATOM_TEST_DATA is not set")
    monkeypatch.setenv("DIATOM_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("DIATOM_SCRATCH", str(tmp_path / "scratch"))
    monkeypatch.setenv("DIATOM_STACK", f"{data}/tiff/imagej/head8bit.tif")
    monkeypatch.setenv("DIATOM_BIN", f"{data}/ifcb/bins/white/D2013/D201305/D20130526/D20130526T095207_IFCB013")
    monkeypatch.setenv("DIATOM_BINS", f"{data}/ifcb/bins/data")
    cells = execute(NOTEBOOK)
    assert picture(only(cell(cells, "var img"))).size == (256, 228)
    assert "19 images" in only(cell(cells, "var bin ="))["text/plain"]
    assert "IFCB5_2012_028_081515" in printed(cell(cells, "for (var b"))
    assert only(cells[-1])["text/plain"].startswith("scratch space: 0 images")
