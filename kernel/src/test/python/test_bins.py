"""Bins, as a front end gets them."""

import base64
import io
import re
import time

import nbformat
import pytest
from PIL import Image

LID = "D20240101T101010_IFCB117"


@pytest.fixture(scope="module")
def bin_of_clouds(tmp_path_factory):
    """The path of a bin of 6,000 images of almost a megapixel each; its .roi file has no bytes on disk."""
    path = tmp_path_factory.mktemp("bins") / "D2024" / "D20240101" / LID
    path.parent.mkdir(parents=True)
    width, height, count = 1100, 900, 6000
    image = width * height
    row = "{n},{t},0,0,0,0,0,0,0,0,-999,{t},{t},0,0,{w},{h},{at},0,0,0,0,{t},0\r\n"
    with open(f"{path}.adc", "w", newline="") as adc:
        for n in range(1, count + 1):
            adc.write(row.format(n=n, t=n * 0.2, w=width, h=height, at=(n - 1) * image))
    with open(f"{path}.roi", "wb") as roi:
        roi.truncate(count * image)
    with open(f"{path}.hdr", "w") as header:
        header.write("softwareVersion: 4\nrunTime: 1200\ninhibitTime: 0\nrunType: NORMAL\n")
    return path


def shown(outputs):
    assert outputs.error is None
    return outputs.result


def test_a_mosaic_comes_as_a_page_as_a_picture_and_as_text(run):
    run("var bin = Bin.open(SampleData.bin());")
    data = shown(run("%mosaic bin")[0])
    assert re.fullmatch(
        r"D20260512T101500_IFCB134: mosaic; 41 images at 0\.33 of their size, 3\.4 pixels per µm \(nominal\)", data["text/plain"]
    )
    assert len(re.findall(r'<div title="target \d+, \d+ × \d+ pixels" style="position:absolute;', data["text/html"])) == 41
    assert "µm (nominal)</div>" in data["text/html"]
    picture = Image.open(io.BytesIO(base64.b64decode(data["image/png"])))
    assert picture.mode == "L"
    assert picture.getpixel((picture.width - 1, picture.height - 1)) == 200, "the ground"


def test_a_mosaic_keeps_its_targets_in_a_page_that_is_exported(run):
    nbconvert = pytest.importorskip("nbconvert")
    data = shown(run("%mosaic bin")[0])
    cell = nbformat.v4.new_code_cell("%mosaic bin", outputs=[nbformat.v4.new_output("display_data", data)])
    page, _ = nbconvert.HTMLExporter().from_notebook_node(nbformat.v4.new_notebook(cells=[cell]))
    labels = [tag for tag in re.findall("<div [^>]*>", page) if 'title="target ' in tag]
    assert len(labels) == 41
    assert all("position:absolute;" in label for label in labels)


def test_an_old_style_bin_says_that_it_is_shown_stitched(run):
    run("var old = Bin.open(SampleData.oldBin());")
    assert "; stitched, with 1 image joined from two pieces" in shown(run("%mosaic old")[0])["text/plain"]
    assert "\nstitched  " in shown(run("old")[0])["text/plain"]


def test_a_bin_shows_its_card_and_a_small_mosaic(run):
    data = shown(run("bin")[0])
    names = [line.split("  ")[0] for line in data["text/plain"].splitlines()[1:]]
    assert [name for name in names if name] == [
        *("time", "instrument", "run", "targets", "images", "volume analyzed"),
        *("trigger rate", "temperature", "humidity", "pixel", "findings"),
    ]
    assert data["text/html"].count("<img ") == 1
    assert data["text/html"].count('<div title="target ') == 41


def test_the_images_of_a_gallery_are_not_stretched(run):
    data = shown(run("%gallery bin 1 3")[0])
    assert data["text/plain"].startswith("2 images\n1: D20260512T101500_IFCB134_00001: ")
    run("var one = bin.image(1);\nlong sum = 0;\nfor (byte grey : (byte[]) one.pixels()) sum += grey & 0xff;")
    width, height, corner, total = eval(
        shown(run('one.sizeX() + ", " + one.sizeY() + ", " + one.get(0, 0) + ", " + sum')[0])["text/plain"]
    )
    first = re.search(r"data:image/png;base64,([^\"]+)", data["text/html"]).group(1)
    picture = Image.open(io.BytesIO(base64.b64decode(first)))
    levels = list(picture.getdata())
    assert picture.size == (width, height)
    assert levels[0] == corner
    assert sum(levels) == total


def test_a_directory_shows_its_bins_by_day(run):
    data = shown(run("var all = DataDirectory.open(SampleData.dataDirectory());\nall")[0])
    assert "\n2026-05-12                  –       –        3         3  █" in data["text/plain"]
    assert '<div style="width:160px;' in data["text/html"]


def test_the_card_of_a_bin_of_many_images_comes_soon(run, bin_of_clouds):
    begun = time.monotonic()
    data = shown(run(f'var clouds = Bin.open("{bin_of_clouds}");\nclouds')[0])
    assert time.monotonic() - begun < 10
    assert data["text/plain"].startswith(f"{LID}: 6000 targets, 6000 images, open\n")


def test_a_page_that_takes_long_shows_progress_and_is_interrupted(kernel, run, bin_of_clouds):
    run(f'%bin clouds "{bin_of_clouds}"')
    # Six gigabytes on one page.
    request = kernel.start("%mosaic clouds scale=0.01 size=1500x1500")
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        message = kernel.client.get_iopub_msg(timeout=30)
        if message["msg_type"] == "display_data":
            assert message["content"]["data"]["text/plain"].startswith(f"drawing page 0 of the mosaic of {LID}: ")
            break
    kernel.manager.interrupt_kernel()
    interrupted = time.monotonic()
    outputs, reply = kernel.finish(request, timeout=20)
    assert reply["status"] == "error"
    assert outputs.error["ename"] == "Interrupted"
    assert time.monotonic() - interrupted < 5
    assert run("%mosaic bin")[0].error is None


def test_options_complete(kernel, run):
    run("var bin = Bin.open(SampleData.bin());")
    assert kernel.reply(kernel.client.complete("%mosaic bin page=0 "))["matches"] == ["size=", "scale="]
    assert "bin" in kernel.reply(kernel.client.complete("%gallery "))["matches"]
