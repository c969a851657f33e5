"""Kernels side by side in one scratch folder."""

import os
import signal
from concurrent.futures import ThreadPoolExecutor

from conftest import Kernel, bytes_held

CREATE = "var own = DiskImage.create(UINT8, 1024, 1024, 4); for (int y = 0; y < 1024; y++) own.set(1, y, 2, 0, 0, {0});"


def test_kernels_beside_each_other_share_nothing_but_the_folder(tmp_path):
    kernels = [Kernel({"DIATOM_SCRATCH": str(tmp_path)}) for _ in range(2)]
    one, two = kernels
    try:
        code = "int mine = {0}; " + CREATE + " Thread.sleep(300);"
        with ThreadPoolExecutor(2) as both:
            replies = both.map(lambda it: it[1].run(code.format(it[0]))[1]["status"], enumerate(kernels, start=1))
        assert list(replies) == ["ok", "ok"]
        for number, kernel in enumerate(kernels, start=1):
            shown = kernel.run('mine + " " + own.get(1, 5, 2) + " " + Scratch.files().size()')[0].result["text/plain"]
            assert shown == f"{number} {number}.0 1"
        assert bytes_held(tmp_path) >= 2 << 20
        os.kill(one.pid, signal.SIGKILL)
        third = Kernel({"DIATOM_SCRATCH": str(tmp_path)})  # sweeps
        third.close()
        assert two.run("own.get(1, 5, 2)")[0].result["text/plain"] == "2.0"
        assert two.run(CREATE.format(3) + " own.get(1, 5, 2)")[0].result["text/plain"] == "3.0"
    finally:
        for kernel in kernels:
            kernel.close()
