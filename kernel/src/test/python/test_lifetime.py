"""A variable that goes takes its file with it, before the cell counts as done; counted from outside the kernel."""

import os
import time

import pytest
from conftest import bytes_held

CREATE = "DiskImage.create(UINT16, 512, 512)"
BYTES = 512 * 512 * 2
FILL = "for (int y = 0; y < 512; y++) x.set(0, y, 0, 0, 0, 1);"


def open_scratch_files(kernel):
    """The kernel's descriptors of files in its scratch folder."""
    folder = f"/proc/{kernel.pid}/fd"
    count = 0
    for descriptor in os.listdir(folder):
        try:
            target = os.readlink(f"{folder}/{descriptor}")
        except OSError:
            continue
        count += "scratch" in target and target.endswith("(deleted)")
    return count


@pytest.fixture(autouse=True)
def nothing_is_left(kernel):
    kernel.run("1")
    kernel.run("2")
    assert open_scratch_files(kernel) == 0
    yield
    kernel.run("Object x = null, other = null;")


def holds(kernel, files):
    """As many scratch files as this; the kernel counts them as their holder does."""
    assert open_scratch_files(kernel) == files
    assert int(kernel.run("Scratch.bytesUsed()")[0].result["text/plain"]) == files * BYTES


@pytest.mark.parametrize(
    "letting_go",
    [
        "x = null;",
        f"x = {CREATE}; x = null;",
        f"var x = {CREATE}.slice(0).read();",
        'var x = "another type";',
        "int x = 3;",
        "DiskImage x = null;",
        "x.close();",
        "%release x",
        "x = null; throw new IllegalStateException();",
    ],
)
def test_a_variable_that_goes_releases(kernel, letting_go):
    kernel.run(f"var x = {CREATE}; {FILL}")
    holds(kernel, 1)
    kernel.run(letting_go)
    holds(kernel, 0)


def test_the_bytes_are_back_on_the_file_system(kernel, scratch):
    kernel.run(f"var x = {CREATE}; {FILL}")
    assert bytes_held(scratch) >= BYTES
    kernel.run("x = null;")
    assert bytes_held(scratch) == 0


def test_a_cell_that_is_run_a_hundred_times_keeps_one_file(kernel):
    for _ in range(100):
        kernel.run(f"var x = {CREATE};")
        assert open_scratch_files(kernel) == 1


@pytest.mark.parametrize(
    "holding, letting_go",
    [
        (f"List<Object> x = new ArrayList<>(); x.add({CREATE});", "x.clear();"),
        (f"Map<String, Object> x = new HashMap<>(); x.put(\"a\", {CREATE});", "x.clear();"),
        (f"record Pair(Object a, Object b) {{}} var x = new Pair({CREATE}, 1);", "x = null;"),
        (f"Supplier<Object> make(Object held) {{ return () -> held; }} var x = make({CREATE});", "x = null;"),
        (f"class Lab {{ Object held; }} var x = new Lab(); x.held = {CREATE};", "x.held = null;"),
        (f"class Shelf {{ static Object held; }} Shelf.held = {CREATE}; var x = 0;", "Shelf.held = null;"),
        (f"var x = new Object[] {{{CREATE}}};", "x[0] = null;"),
        (f"var x = {CREATE}.channel(0);", "x = null;"),
    ],
)
def test_what_holds_an_image_keeps_it_and_lets_it_go(kernel, holding, letting_go):
    kernel.run(holding)
    kernel.run("1 + 1")
    holds(kernel, 1)
    kernel.run(letting_go)
    deadline = time.monotonic() + 20  # within a second where a collection takes 50 ms
    while open_scratch_files(kernel) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert open_scratch_files(kernel) == 0


def test_an_alias_keeps_the_file(kernel):
    kernel.run(f"var x = {CREATE}; var other = x;")
    kernel.run("x = null;")
    holds(kernel, 1)
    kernel.run("other = null;")
    holds(kernel, 0)


def test_an_unnamed_result_goes_when_the_next_cell_has_run(kernel):
    kernel.run(CREATE)
    assert open_scratch_files(kernel) == 1
    kernel.run("1 + 1")
    holds(kernel, 0)


@pytest.mark.parametrize(
    "cell",
    [
        f"for (int i = 0; i < 100; i++) {CREATE};",
        f"for (int i = 0; i < 100; i++) {{ var image = {CREATE}; display(image.sizeX()); }}",
        f"void fails() {{ var held = {CREATE}; throw new IllegalStateException(held.toString()); }} fails();",
        f"class Holding extends RuntimeException {{ Object held = {CREATE}; }} throw new Holding();",
        f"display({CREATE});",
        f"var piece = {CREATE}.slice(0).read(); var copy = {CREATE}.toMemory();",
        f"{{ var x = 1; {{ var image = {CREATE}; }} }}",
        f"Scratch.files().size() + {CREATE}.toString()",
    ],
)
def test_nothing_of_a_cell_keeps_a_file(kernel, cell):
    kernel.run(cell)
    holds(kernel, 0)


def test_the_result_of_an_operator_does_not_keep_its_source(kernel):
    kernel.run(f"var x = {CREATE}; DiskImage other = (DiskImage) x.apply(above(3));")
    assert open_scratch_files(kernel) == 2
    kernel.run("x = null;")
    assert open_scratch_files(kernel) == 1
    kernel.run("other = null;")
    holds(kernel, 0)


@pytest.mark.parametrize("listing", ["%scratch", "var x = Scratch.files();", "%who", "var x = who();"])
def test_a_listing_keeps_nothing(kernel, listing):
    kernel.run(f"var other = {CREATE};")
    kernel.run(listing)
    kernel.run("other = null;")
    holds(kernel, 0)


def test_one_line_says_what_was_released_and_can_be_switched_off(kernel):
    kernel.run("var x = DiskImage.create(UINT8, 1000, 420);")
    assert kernel.run("1 + 1")[0].stdout == ""
    assert kernel.run("x = null;")[0].stdout == "released x, 420 kB\n"
    kernel.run("sayReleases(false); x = DiskImage.create(UINT8, 1000, 420);")
    assert kernel.run("x = null;")[0].stdout == ""
    kernel.run("sayReleases(true);")


def test_what_is_unreachable_goes_before_anything_is_refused(kernel):
    kernel.run("Scratch.setQuota(10_000_000);")
    outputs, reply = kernel.run("for (int i = 0; i < 100; i++) DiskImage.create(UINT8, 1000, 4000);")
    assert reply["status"] == "ok", outputs.error
    kernel.run("Scratch.setQuota(Long.MAX_VALUE);")


def test_a_variable_is_not_lost_when_something_else_is_declared_anew(kernel):
    kernel.run(f"int side() {{ return 512; }}\nvar x = DiskImage.create(UINT16, side(), side()); {FILL}")
    outputs, _ = kernel.run("int side() { return 5; }\nimport java.awt.*;")
    assert outputs.stderr == ""
    assert kernel.run("x.get(0, 511)")[0].result["text/plain"] == "1.0"
    holds(kernel, 1)
