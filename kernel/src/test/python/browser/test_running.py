"""Cells are run from the page, and what they show can be seen."""

import re

import pytest


def test_a_cell_runs_and_its_value_appears(notebook):
    cell = notebook.run("int a = 20;\na + 22")
    assert cell.text == "42"


def test_text_appears_in_the_order_of_writing(notebook):
    cell = notebook.run('System.out.println("Ä 1"); System.err.println("second"); System.out.println("<b>third</b>")')
    assert cell.lines == ["Ä 1", "second", "<b>third</b>"]


def test_a_picture_appears_with_the_right_pixels(notebook):
    cell = notebook.run(
        """
        var ramp = MemoryImage.create(UINT8, Extent.of(200, 120));
        for (int y = 0; y < 120; y++) for (int x = 0; x < 200; x++) ramp.set(x, y, 0, 0, 0, y < 60 ? x : 255 - x);
        ramp
        """
    )
    assert cell.natural_size() == (200, 120)
    pixels = cell.pixels()
    width, height = pixels.size
    grey = [pixels.getpixel((round(width * x), round(height * y)))[0] for x, y in [(0.02, 0.2), (0.98, 0.2), (0.02, 0.8), (0.98, 0.8)]]
    assert grey == pytest.approx([4, 196, 251, 59], abs=6)
    notebook.screenshot("picture")


def test_pictures_of_a_mask_colours_and_a_volume_appear(notebook):
    stack = notebook.run("var stack = DiskImage.open(SampleData.stack());\nstack")
    assert min(stack.natural_size()) > 100
    assert re.search(r"256 × 192 × 64 \(XYZ\)\s.*uint16", stack.text, re.DOTALL)
    notebook.screenshot("volume")
    mask = notebook.run("var mask = stack.apply(above(6000));\nmask.slice(32).read()")
    assert {colour for _, colour in mask.pixels().getcolors()} >= {(0, 0, 0), (255, 255, 255)}
    notebook.screenshot("mask")
    colours = notebook.run(
        """
        var drawn = new java.awt.image.BufferedImage(64, 48, java.awt.image.BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 48; y++) for (int x = 0; x < 64; x++) drawn.setRGB(x, y, x < 32 ? 0xff2000 : 0x0020ff);
        drawn
        """
    )
    assert colours.pixels().getpixel((5, 5)) == (255, 32, 0)
    notebook.screenshot("colours")


@pytest.mark.parametrize("ground", [0, 128, 255])
def test_the_words_of_a_scale_bar_are_white_on_dark_on_any_ground(notebook, ground):
    cell = notebook.run(
        f"""
        var ground = MemoryImage.create(UINT8, Extent.of(256, 128));
        for (int y = 0; y < 128; y++) for (int x = 0; x < 256; x++) ground.set(x, y, 0, 0, 0, {ground});
        ground.withMetadata(ground.metadata().withCalibration(Calibration.of(0.5, "µm")))
        """
    )
    assert cell.natural_size() == (256, 128)
    words = cell.pixels_of(cell.outputs.get_by_text("20 µm", exact=True)).convert("L")
    levels = words.histogram()
    assert sum(levels[240:]) > 40, "no white words"
    assert sum(levels[:110]) > 0.6 * words.width * words.height, "no dark field"
    notebook.screenshot(f"scale-bar-{ground}")


def test_a_table_appears(notebook):
    cell = notebook.run("var bin = Bin.open(SampleData.bin());\nbin.table()")
    table = cell.outputs.locator("table").first
    assert "roi_width" in table.locator("th").all_inner_texts()
    assert table.locator("tbody tr").count() > 10
    notebook.screenshot("table")


def test_a_chart_appears(notebook):
    cell = notebook.run('Charts.scatter(Bin.open(SampleData.bin()).table(), "roi_width", "roi_height")')
    assert min(cell.natural_size()) > 200
    assert len(cell.pixels().getcolors(2**24)) > 10, "the chart is blank"
    notebook.screenshot("chart")


def test_an_error_shows_its_message_and_the_users_line(notebook):
    cell = notebook.run('int fine = 1;\nDiskImage.open("no-such-file.tif");')
    number = re.search(r"\d+", cell.prompt.inner_text()).group()
    first, *frames = cell.lines
    assert "no-such-file.tif: " in first
    assert frames[-1].strip() == f"at cell {number}, line 2"
    notebook.screenshot("error")


def test_a_compile_error_points_into_the_cell(notebook):
    cell = notebook.run("int good = 1;\nint wrong = good + missing;")
    number = re.search(r"\d+", cell.prompt.inner_text()).group()
    message, line, mark = cell.lines
    assert message == f"cell {number}, line 2, column 20: cannot find symbol: variable missing"
    assert line[mark.index("^") :].startswith("missing")
    notebook.screenshot("compile-error")


def test_a_question_is_answered_in_the_page(notebook):
    cell = notebook.start('System.out.print("Name? ");\nnew Scanner(System.in).nextLine()')
    box = cell.locator.locator(".jp-Stdin-input")
    box.wait_for()
    notebook.screenshot("question")
    box.fill("Cassandra")
    box.press("Enter")
    assert cell.ended().lines[-1].endswith("Cassandra")


def test_text_of_a_file_is_no_markup(notebook):
    cell = notebook.run(
        'display(java.util.List.of("<script>document.title = 1</script>", "<img src=x onerror=console.error(1)>"))'
    )
    cell.shows("<script>")
    assert cell.image.count() == 0
