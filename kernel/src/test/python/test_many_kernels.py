"""Kernels side by side in one scratch folder, and what outlives a cell or a kernel."""

import os
import signal
import time

from conftest import Kernel, bytes_held

CREATE = "var image = DiskImage.create(UINT8, 1024, 1024, 4); for (int y = 0; y < 1024; y++) image.set(1, y, 2, 0, 0, 3);"


def test_two_kernels_share_a_scratch_folder_and_not_their_images(tmp_path):
    one = Kernel({"DIATOM_SCRATCH": str(tmp_path)})
    two = Kernel({"DIATOM_SCRATCH": str(tmp_path)})
    try:
        for kernel, value in ((one, 11), (two, 22)):
            kernel.run(CREATE + f"image.set(7, 7, 1, 0, 0, {value});")
        assert bytes_held(tmp_path) >= 2 << 20
        assert one.run("Scratch.files().size()")[0].result["text/plain"] == "1"
        os.kill(one.pid, signal.SIGKILL)
        third = Kernel({"DIATOM_SCRATCH": str(tmp_path)})  # sweeps
        third.close()
        assert two.run("image.get(7, 7, 1)")[0].result["text/plain"] == "22.0"
        assert two.run(CREATE + "image.get(1, 5, 2)")[0].result["text/plain"] == "3.0"
    finally:
        one.close()
        two.close()


def test_a_kernel_that_is_asked_to_terminate_ends_and_leaves_nothing(fresh_kernel, tmp_path):
    fresh_kernel.run(CREATE)
    fresh_kernel.start("while (true) {}")
    time.sleep(0.3)
    process = fresh_kernel.manager.provisioner.process
    os.kill(fresh_kernel.pid, signal.SIGTERM)
    assert process.wait(timeout=30) != 0
    assert bytes_held(tmp_path) == 0


def test_a_thread_that_outlives_its_cell_prints_below_the_one_that_ran_last(fresh_kernel):
    fresh_kernel.run(
        "var go = new java.util.concurrent.CountDownLatch(1);\n"
        "new Thread(() -> { try { go.await(); Thread.sleep(500); } catch (InterruptedException e) {} System.out.println(\"late\"); }).start();"
    )
    request = fresh_kernel.start("go.countDown();")
    fresh_kernel.finish(request)
    message = fresh_kernel.client.get_iopub_msg(timeout=20)
    assert (message["msg_type"], message["content"]["text"]) == ("stream", "late\n")
    assert message["parent_header"]["msg_id"] == request
