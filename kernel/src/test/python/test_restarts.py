"""Restarts, and kernels beside each other."""

import os
from concurrent.futures import ThreadPoolExecutor

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


def test_kernels_beside_each_other_share_nothing_but_the_folder(tmp_path):
    kernels = [Kernel({"DIATOM_SCRATCH": str(tmp_path)}) for _ in range(2)]
    try:
        code = "int mine = {0}; var own = DiskImage.create(UINT8, 512, 512); own.set(3, 4, 0, 0, 0, {0}); Thread.sleep(300);"
        with ThreadPoolExecutor(2) as both:
            replies = both.map(lambda it: it[1].run(code.format(it[0] + 1))[1]["status"], enumerate(kernels))
        assert list(replies) == ["ok", "ok"]
        for number, kernel in enumerate(kernels, start=1):
            shown = kernel.run('mine + " " + own.get(3, 4) + " " + Scratch.files().size()')[0].result["text/plain"]
            assert shown == f"{number} {number}.0 1"
        kernels[0].manager.shutdown_kernel(now=True)
        assert kernels[1].run("own.get(3, 4)")[0].result["text/plain"] == "2.0"
    finally:
        for kernel in kernels:
            kernel.close()
