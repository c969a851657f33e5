"""A variable that goes takes its file with it, before the cell counts as done."""

import os

import pytest

CREATE = "DiskImage.create(UINT16, 512, 512)"
BYTES = 512 * 512 * 2


def used(kernel):
    return int(kernel.run("Scratch.bytesUsed()")[0].result["text/plain"])


def open_scratch_files(kernel):
    """Counted from outside: the kernel's descriptors of files in its scratch folder."""
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
    assert used(kernel) == 0
    yield


@pytest.mark.parametrize(
    "letting_go",
    [
        "x = null;",
        f"x = MemoryImage.class.cast(null) == null ? null : x;",
        f"var x = {CREATE}.slice(0).read();",
        'var x = "another type";',
        "DiskImage x = null;",
    ],
)
def test_a_variable_that_goes_releases(kernel, letting_go):
    kernel.run(f"var x = {CREATE};")
    assert used(kernel) >= BYTES
    kernel.run(letting_go)
    assert used(kernel) == 0
    kernel.run("x = null;")


def test_a_cell_that_is_run_again_keeps_one_file(kernel):
    for _ in range(10):
        kernel.run(f"var again = {CREATE};")
    assert used(kernel) < 2 * BYTES
    kernel.run("again = null;")


def test_an_alias_keeps_the_file(kernel):
    kernel.run(f"var one = {CREATE}; var two = one;")
    kernel.run("one = null;")
    assert used(kernel) >= BYTES
    kernel.run("two = null;")
    assert used(kernel) == 0


def test_an_unnamed_result_goes_when_the_next_cell_has_run(kernel):
    kernel.run(CREATE)
    assert int(kernel.run("Scratch.bytesUsed()")[0].result["text/plain"]) >= BYTES
    assert used(kernel) == 0


def test_a_loop_leaves_nothing(kernel):
    kernel.run(f"for (int i = 0; i < 20; i++) {CREATE};")
    assert used(kernel) == 0


def test_an_exception_keeps_nothing(kernel):
    kernel.run(f"void fails() {{ var local = {CREATE}; throw new IllegalStateException(local.toString()); }}")
    assert kernel.run("fails();")[1]["status"] == "error"
    assert used(kernel) == 0


def test_the_released_file_is_closed(kernel):
    before = open_scratch_files(kernel)
    kernel.run(f"var x = {CREATE};")
    assert open_scratch_files(kernel) == before + 1
    kernel.run("x = null;")
    assert open_scratch_files(kernel) == before
