"""The keys, buttons and menus of the page."""

import re
import time

SLOW = """
record Slow() implements dev.diatom.image.op.PointOperator {
    public String label() { return "slow"; }
    public PixelType outputType(PixelType input) { return UINT8; }
    public dev.diatom.image.ImageMetadata.Role outputRole(dev.diatom.image.ImageMetadata.Role input) { return input; }
    public RowFunction rowFunction(PixelType input) {
        return (in, out, count) -> { try { Thread.sleep(150); } catch (InterruptedException e) { throw new RuntimeException(e); } };
    }
}
"""


def test_tab_offers_types_and_members(notebook):
    popup = notebook.complete("DiskI")
    assert popup.locator(".jp-Completer-match").all_inner_texts() == ["DiskImage"]
    notebook.page.keyboard.press("Enter")
    popup.wait_for(state="hidden")
    assert notebook.last.editor.inner_text() == "DiskImage"
    popup = notebook.complete("DiskImage.")
    offered = popup.locator(".jp-Completer-match").all_inner_texts()
    assert {"open(", "create(", "openForEdit("} <= set(offered)
    notebook.screenshot("completion")
    notebook.dismiss(popup)


def test_tab_knows_the_variables_of_the_notebook(notebook):
    notebook.run("var plankton = DiskImage.create(UINT8, 7, 5, 3);")
    popup = notebook.complete("plankton.sizeX() + plankton.siz")
    assert popup.locator(".jp-Completer-match").all_inner_texts()[:2] == ["sizeC()", "sizeT()"]
    notebook.dismiss(popup)


def test_shift_tab_shows_signature_and_documentation(notebook):
    popup = notebook.inspect("DiskImage.openRaw(")
    text = popup.inner_text().replace("\xa0", " ")
    assert re.search(r"DiskImage DiskImage\.openRaw\((String|Path) \w+, *RawLayout layout\)", text)
    assert "Throws" in text
    notebook.screenshot("inspection")
    notebook.dismiss(popup)


def test_a_progress_bar_moves_and_ends(notebook):
    notebook.run(SLOW)
    cell = notebook.start("var slow = DiskImage.create(UINT8, 1024, 1024, 64).apply(new Slow());")
    bar = cell.outputs.locator("progress")
    bar.wait_for()
    values = []
    while bar.count() and len(values) < 1000:
        values += bar.evaluate_all("bars => bars.map(bar => bar.value)")
        if len(values) == 5:
            notebook.screenshot("progress")
        notebook.page.wait_for_timeout(20)
    assert values == sorted(values)
    assert len(set(values)) >= 4
    cell.ended()
    assert re.search(r"slow.* took [\d.]+ s", cell.text)
    notebook.run("slow = null;")


def test_the_button_interrupts_and_the_next_cell_runs(notebook):
    cell = notebook.start('System.out.println("begun");\nwhile (true) {}')
    cell.shows("begun")
    notebook.screenshot("busy")
    pressed = time.monotonic()
    notebook.press("interrupt")
    cell.ended(seconds=10).shows("Interrupted")
    assert time.monotonic() - pressed < 5
    assert notebook.run("6 * 7").text == "42"
    notebook.screenshot("interrupted")


def test_a_display_is_updated_in_place(notebook):
    cell = notebook.run('var id = display("first"); display("between"); updateDisplay(id, "second");')
    assert cell.lines == ["second", "between"]


def test_a_restart_by_the_button_gives_the_scratch_space_back(notebook, scratch_bytes):
    notebook.run("var large = DiskImage.create(UINT16, 2048, 2048, 8);\nlarge.apply(above(1))")
    assert scratch_bytes() > 2**22
    notebook.press("restart")
    notebook.screenshot("restart-dialog")
    notebook.confirm()
    notebook.wait_for_kernel()
    cell = notebook.run("large")
    assert cell.prompt.inner_text() == "[1]:"
    cell.shows("cannot find symbol: variable large")
    assert scratch_bytes() <= 2**16


def test_the_menu_restarts_and_runs_all_cells(notebook_of):
    notebook = notebook_of(
        'System.out.println("one");\nvar image = DiskImage.open(SampleData.stack());',
        "image",
        'image.slice(10).read()',
        "image.sizeZ()",
    )
    for again, (menu, entry) in enumerate([("Run", "Run All Cells"), ("Kernel", "Restart Kernel and Run All Cells…")]):
        notebook.choose(menu, entry)
        if again:
            notebook.confirm()
            notebook.cell(3).waits()
        notebook.cell(3).numbered(4)
        assert notebook.cell(0).text == "one"
        assert notebook.cell(1).natural_size()[0] > 100
        assert notebook.cell(2).natural_size() == (256, 192)
        assert notebook.cell(3).text == "64"
        notebook.screenshot(f"run-all-{again + 1}")
