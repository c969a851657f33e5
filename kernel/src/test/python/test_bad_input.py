"""Bad input gives one clear message in the cell, and no Java stack trace before it."""

import struct

import pytest


@pytest.fixture
def fails(kernel):
    def fails(code):
        outputs, reply = kernel.run(code)
        assert reply["status"] == "error"
        shown = "\n".join(outputs.error["traceback"])
        assert "\tat " not in shown and "jdk.jshell" not in shown, shown
        assert outputs.error["evalue"] in outputs.error["traceback"][0]
        return outputs.error["evalue"]

    return fails


def test_a_missing_file(fails, tmp_path):
    missing = tmp_path / "stack.tif"
    message = f"{missing}: there is no such file ({missing})."
    assert fails(f'DiskImage.open("{missing}")') == message
    assert fails(f"%image img {missing}") == message


def test_a_truncated_tiff(fails, kernel, tmp_path):
    whole, cut = tmp_path / "whole.tif", tmp_path / "cut.tif"
    kernel.run(f'MemoryImage.create(UINT16, Extent.of(700, 500, 3)).saveTiff("{whole}");')
    content = whole.read_bytes()
    cut.write_bytes(content[:-50_000])
    (first,) = struct.unpack_from("<I", content, 4)
    assert fails(f"%image img {cut}") == (
        f"{cut}: a page stands outside the file (header, first IFD): expected an offset of 8 to {len(content) - 50_001},"
        f" found {first}. The file looks cut short or damaged."
    )


def test_a_raw_file_of_another_length(fails, tmp_path):
    raw = tmp_path / "volume.raw"
    raw.write_bytes(bytes(7 * 5 * 2 * 2))
    message = (
        f"{raw}: the length does not fit the layout: expected 210 bytes (7 × 5 × 3 (XYZ), uint16), found 140."
        " The length would fit 2 planes of that size."
    )
    assert fails(f'DiskImage.openRaw("{raw}", RawLayout.of(UINT16, 7, 5, 3))') == message
    assert fails(f"%image v {raw} uint16 7x5x3") == message


def test_a_bin_without_roi(fails, kernel, tmp_path):
    kernel.run(f'var lonely = SampleData.in(Path.of("{tmp_path}")).bin(); Files.delete(Path.of(lonely + ".roi"));')
    outputs, _ = kernel.run("%bin b {lonely}\nb.targets().size() + \" \" + b.table().rowCount()")
    assert outputs.result["text/plain"] == "48 48"
    path = kernel.run('lonely + ".roi"')[0].result["text/plain"]
    assert fails("b.image(b.images().firstKey())") == (
        f"{path}: the file with the images of the bin is missing. Put it beside the other files of the bin."
        " Headers, targets and the table can be read without it."
    )


def test_a_wrong_variable_in_a_magic(fails, kernel):
    kernel.run("var shown = MemoryImage.create(UINT8, Extent.of(7, 5));")
    assert fails("%slice shwon").startswith(
        "%slice: expected a variable that holds an image (shown), found no variable shwon. Usage: %slice IMAGE"
    )


def test_the_trace_is_there_on_request(fails, kernel, tmp_path):
    fails(f'DiskImage.open("{tmp_path}/none.tif")')
    trace = kernel.run("%trace")[0].stdout
    assert "java.io.UncheckedIOException" in trace
    assert "at dev.diatom.image.DiskImage.open(" in trace


def test_the_line_that_failed_is_named_even_where_the_disk_was_read(kernel, tmp_path):
    (tmp_path / "empty.tif").write_bytes(b"")
    outputs, reply = kernel.run(f'int before = 0;\n\nDiskImage.open("{tmp_path}/empty.tif");')
    assert reply["status"] == "error"
    assert outputs.error["evalue"].endswith("too short for a TIFF header: expected at least 8 bytes, found 0.")
    assert "line 3" in "\n".join(outputs.error["traceback"])
