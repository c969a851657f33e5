"""The third notebook, run by a Jupyter client on the sample stack."""

import re

import pytest
from conftest import bytes_held
from notebooks import cell, execute, forms, only, picture, printed

NOTEBOOK = "03-process"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("process")


@pytest.fixture(scope="module")
def cells(folder):
    """The notebook's code cells after it has run."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DIATOM_CACHE", str(folder / "cache"))
        patch.setenv("DIATOM_SCRATCH", str(folder / "scratch"))
        patch.delenv("DIATOM_STACK", raising=False)
        patch.chdir(folder)
        return execute(NOTEBOOK)


def test_nothing_fails_and_nothing_warns(cells):
    for c in cells:
        assert all(o.output_type != "error" for o in c.outputs), c.source
        assert all(o.get("name") != "stderr" for o in c.outputs), c.source


def test_every_image_is_shown(cells):
    for start in ("var smooth", "var mask", "var labels", "var large", "var parts"):
        picture(forms(cell(cells, start))[-1])


def test_each_method_says_its_threshold(cells):
    lines = dict(line.split() for line in printed(cell(cells, "for (var method")).splitlines())
    assert set(lines) == {"OTSU", "TRIANGLE", "LI", "YEN", "ISODATA", "MEAN"}
    assert all(245 < float(value) < 29208 for value in lines.values())


def test_the_table_has_a_row_for_each_object_in_micrometres(cells):
    text = only(cell(cells, "var table"))["text/plain"]
    assert "volume (µm³)" in text
    assert re.search(r"\b47\b", text)


def test_splitting_makes_more_objects(cells):
    before, after = map(int, re.findall(r"\d+", printed(cell(cells, "var parts")).splitlines()[0]))
    assert before == 47
    assert after > before


def test_one_chain_gives_what_the_steps_gave(cells):
    assert "max=0.0" in only(cell(cells, "var again"))["text/plain"]


def test_budget_and_threads_change_nothing(cells):
    assert only(cell(cells, "var slow"))["text/plain"] == "0.0"


def test_the_scratch_space_is_empty_in_the_end(cells, folder):
    assert bytes_held(folder / "scratch") == 0
