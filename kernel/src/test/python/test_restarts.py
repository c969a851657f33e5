"""Restarts, many of them."""

import os

from conftest import Kernel, bytes_held

RESTARTS = int(os.environ.get("DIATOM_RESTARTS", "20"))
ALLOCATE = "var big = DiskImage.create(UINT16, 1024, 1024, 4); big.set(1, 2, 3, 0, 0, 7); big.get(1, 2, 3)"
GRAINS = 2**16


def test_every_restart_gives_a_kernel_that_runs_and_holds_nothing_of_the_one_before(tmp_path):
    kernel = Kernel({"DIATOM_SCRATCH": str(tmp_path)})
    try:
        processes = {kernel.pid}
        for number in range(RESTARTS):
            outputs, reply = kernel.run(ALLOCATE)
            assert reply["execution_count"] == 1
            assert outputs.result["text/plain"] == "7.0", f"restart {number}"
            kernel.manager.restart_kernel(now=number % 2 == 1)
            kernel.client.stop_channels()
            kernel.connect()
            processes.add(kernel.pid)
            assert bytes_held(tmp_path) <= GRAINS, f"restart {number}"
        assert len(processes) == RESTARTS + 1
        assert kernel.run("big")[1]["status"] == "error"
    finally:
        kernel.close()
