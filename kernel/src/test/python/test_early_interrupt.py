"""An interrupt that comes as soon as a cell is announced is meant for it."""

import time

import pytest

ENDLESS = 'while (true) { System.out.println("tick"); Thread.sleep(50); }'


@pytest.mark.parametrize("delay", [0, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.3])
def test_a_cell_that_is_announced_is_interrupted(kernel, delay):
    kernel.run("1")
    request = kernel.start(ENDLESS)
    while kernel.client.get_iopub_msg(timeout=20)["content"].get("execution_state") != "busy":
        pass
    time.sleep(delay)
    kernel.manager.interrupt_kernel()
    assert kernel.finish(request, timeout=20)[1]["ename"] == "Interrupted"
