"""An interrupt ends the cell, and nothing else."""

import time

import pytest


def interrupt(kernel, code):
    """Interrupts a cell that says when it begins; it must end, with this error."""
    request = kernel.start('System.out.println("begun");\n' + code)
    kernel.wait_for_stream("begun")
    time.sleep(0.3)
    kernel.manager.interrupt_kernel()
    outputs, reply = kernel.finish(request, timeout=20)
    assert reply["status"] == "error"
    assert outputs.error["ename"] == "Interrupted"


@pytest.mark.parametrize(
    "code",
    [
        "Thread.sleep(60_000);",
        "while (true) {}",
        "long sum = 0; for (int i = 0; ; i++) { sum += i; }",
        "while (true) { try { Thread.sleep(60_000); } catch (InterruptedException e) { } }",
        "new Object() { void forever() { while (true) { Math.random(); } } }.forever();",
        "new Object() { public String toString() { while (true) { } } }",
        "IntStream.iterate(0, i -> i).filter(i -> { while (true) { } }).findFirst();",
    ],
)
def test_a_cell_ends_and_the_next_one_runs(kernel, code):
    interrupt(kernel, code)
    assert kernel.run("1 + 1")[0].result["text/plain"] == "2"


def test_the_rest_of_an_interrupted_cell_does_not_run(kernel):
    interrupt(kernel, "int reached = 1;\nThread.sleep(60_000);\nreached = 2;")
    assert kernel.run("reached")[0].result["text/plain"] == "1"


def test_an_image_is_whole_after_its_reader_was_interrupted(kernel):
    kernel.run("var img = DiskImage.create(UINT16, 256, 256, 8); img.set(3, 4, 5, 0, 0, 1234);")
    for _ in range(3):
        interrupt(kernel, "double sum = 0; while (true) { sum += img.slice((int) (Math.random() * 8)).read().get(3, 4); }")
        assert kernel.run("img.get(3, 4, 5)")[0].result["text/plain"] == "1234.0"


def test_an_operator_is_interrupted_in_the_middle_and_its_image_stays_whole(kernel):
    kernel.run("var large = DiskImage.create(UINT16, 2048, 2048, 400); large.set(3, 4, 399, 0, 0, 1234);")
    before = kernel.run("Scratch.bytesUsed()")[0].result["text/plain"]
    interrupt(kernel, "while (true) { large.apply(above(5)).close(); }")
    assert kernel.run("Scratch.bytesUsed()")[0].result["text/plain"] == before
    assert kernel.run("large.get(3, 4, 399)")[0].result["text/plain"] == "1234.0"
    assert kernel.run("large.slice(399).size(4, 5).read().get(3, 4)")[0].result["text/plain"] == "1234.0"
    kernel.run("large = null;")


def test_interrupting_an_idle_kernel_does_nothing(kernel):
    kernel.manager.interrupt_kernel()
    time.sleep(0.3)
    assert kernel.run("Thread.sleep(50); 7")[0].result["text/plain"] == "7"


def test_code_of_others_that_cannot_be_stopped_does_not_hold_the_kernel(fresh_kernel):
    """From JDK 20 on nothing can stop it; before, it ends."""
    interrupt(fresh_kernel, '"a".repeat(60).matches("(.*a){25}b")')
    for i in range(3):
        assert fresh_kernel.run(f"{i} + 1")[0].result["text/plain"] == str(i + 1)
