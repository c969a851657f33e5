"""The second notebook, run by a Jupyter client on the sample bins."""

import re

import pytest
from notebooks import cell, execute, forms, only, picture, printed

NOTEBOOK = "02-plankton"


@pytest.fixture(scope="module")
def cells(tmp_path_factory):
    """The notebook's code cells after it has run."""
    folder = tmp_path_factory.mktemp("plankton")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DIATOM_CACHE", str(folder / "cache"))
        patch.setenv("DIATOM_SCRATCH", str(folder / "scratch"))
        return execute(NOTEBOOK)


def test_nothing_fails_and_nothing_warns(cells):
    for c in cells:
        assert all(o.output_type != "error" for o in c.outputs), c.source
        assert all(o.get("name") != "stderr" for o in c.outputs), c.source


def test_the_directory_counts_its_bins_by_day(cells):
    text = only(cell(cells, "var dir ="))["text/plain"]
    assert "2026-05-12" in text
    assert "2012-01-28" in text


def test_a_day_of_one_instrument_is_listed_newest_first(cells):
    lines = printed(cell(cells, "var may")).splitlines()
    assert [line.split()[0] for line in lines] == ["2026-05-12T11:01:24Z", "2026-05-12T10:38:12Z", "2026-05-12T10:15:00Z"]
    assert all("NORMAL" in line for line in lines)


def test_a_bin_shows_its_card_and_its_mosaic(cells):
    data = only(cell(cells, "var bin ="))
    assert data["text/plain"].startswith("D20260512T101500_IFCB134: 48 targets, 41 images, open")
    assert "2026-05-12" in data["text/html"]
    assert "<img " in data["text/html"]


def test_images_have_the_scale_of_their_instrument(cells):
    before, after = [c for c in cells if c.source.splitlines()[-1].startswith("bin.image(")]
    assert picture(only(before)).size == picture(only(after)).size
    assert "nominal" in only(before)["text/html"]
    assert "nominal" not in only(after)["text/html"]


def test_the_gallery_shows_four_images(cells):
    shown = only(cell(cells, "%gallery"))
    assert shown["text/plain"].startswith("4 images")


def test_every_image_is_in_the_mosaic(cells):
    shown = only(cell(cells, "%mosaic"))
    for target in (1, 33):
        assert f"target {target}" in shown["text/html"]
    assert "Target[number=" in only(cell(cells, "var mosaic"))["text/plain"]


def test_three_methods_tell_the_volume(cells):
    lines = printed(cell(cells, "for (var method")).splitlines()
    volumes = [float(re.match(r"([\d.]+) ml", line).group(1)) for line in lines[:3]]
    assert len(lines) == 4
    assert max(volumes) - min(volumes) < 0.05


def test_the_series_has_a_row_for_each_bin(cells):
    assert only(cell(cells, "var lids"))["text/plain"].endswith("instrument 134: 4 rows × 3 columns")


def test_the_chart_is_there(cells):
    assert picture(only(cell(cells, "var table"))).size == (1280, 800)


def test_the_pair_is_shown_beside_its_pieces(cells):
    text = only(cell(cells, "var old"))["text/plain"].splitlines()
    sizes = [tuple(map(int, re.search(r"(\d+) × (\d+) \(XY\)", line).groups())) for line in text[1:]]
    assert len(sizes) == 3
    assert sizes[2][0] > sizes[0][0]


def test_the_sample_bins_are_sound(cells):
    assert "WARNING" not in only(cell(cells, "dir.check"))["text/plain"]


def test_the_bin_in_memory_needs_no_file(cells):
    assert "in memory" in printed(cell(cells, "var all"))
    assert not forms(cells[-1])
