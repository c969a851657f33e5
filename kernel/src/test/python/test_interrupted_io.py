"""A thousand interrupts in the middle of reading, writing and saving; everything stays whole."""

import os
import random
import time

from conftest import Kernel, bytes_held

ROUNDS = int(os.environ.get("DIATOM_INTERRUPTS", "1000"))

# The first cell that does any work on a file is one that is interrupted: it starts the pools.
WORK = """
long rounds = 0;
while (true) {
    var random = new Random(rounds++);
    var image = images.get(random.nextInt(images.size()));
    switch (random.nextInt(5)) {
        case 0 -> image.slice(random.nextInt(8)).read();
        case 1 -> image.sliceXZ(random.nextInt(512)).read();
        case 2 -> image.get(random.nextInt(512), random.nextInt(512), 3);
        case 3 -> image.apply(above(7)).close();
        default -> image.saveTiff(folder + "/saved.tif");
    }
}
"""


def test_a_thousand_interrupts_hurt_nothing(tmp_path):
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    kernel = Kernel({"DIATOM_SCRATCH": str(scratch)})
    try:
        outputs, reply = kernel.run(
            f'var folder = "{tmp_path}";\n'
            "var memory = MemoryImage.create(UINT16, Extent.of(512, 512, 8));\n"
            "for (int z = 0; z < 8; z++) memory.set(5, 6, z, 0, 0, 100 + z);\n"
            'memory.saveTiff(folder + "/plain.tif");\n'
            'memory.saveTiff(folder + "/packed.tif", Compression.DEFLATE);'
        )
        assert reply["status"] == "ok", outputs.error
        kernel.manager.restart_kernel(now=True)
        kernel.client.stop_channels()
        kernel.connect()
        outputs, reply = kernel.run(
            f'var folder = "{tmp_path}";\n'
            "var images = new ArrayList<DiskImage>();\n"
            'images.add(DiskImage.open(folder + "/plain.tif"));\n'
            'images.add(DiskImage.open(folder + "/packed.tif"));'
        )
        assert reply["status"] == "ok", outputs.error
        choice = random.Random(1)
        for number in range(ROUNDS):
            if number == 10:
                kernel.run('images.add(DiskImage.copyOf(DiskImage.open(folder + "/plain.tif")));')
            request = kernel.start(WORK)
            kernel.client.get_iopub_msg(timeout=20)  # busy
            time.sleep(choice.uniform(0.01, 0.06))
            kernel.manager.interrupt_kernel()
            outputs, reply = kernel.finish(request, timeout=30)
            assert outputs.error["ename"] == "Interrupted", f"round {number}: {outputs.error}"
            if number % 50 == 0 or number == ROUNDS - 1:
                assert sums(kernel) == "[8.0]", f"after round {number}"
        kernel.run("images.forEach(DiskImage::close); images.clear();")
        kernel.run("1 + 1")
        assert bytes_held(scratch) == 0
        assert sorted(path.name for path in tmp_path.iterdir()) in (
            ["packed.tif", "plain.tif", "saved.tif", "scratch"],
            ["packed.tif", "plain.tif", "scratch"],
        )
    finally:
        kernel.close()


def sums(kernel):
    """How many planes of each image hold what was put there; the set of these numbers."""
    outputs, reply = kernel.run(
        "var whole = new TreeSet<Double>();\n"
        "for (var image : images) {\n"
        "    double planes = 0;\n"
        "    for (int z = 0; z < 8; z++) if (image.slice(z).read().get(5, 6) == 100 + z && image.get(5, 6, z) == 100 + z) planes++;\n"
        "    whole.add(planes);\n"
        "}\n"
        "whole.toString()"
    )
    assert reply["status"] == "ok", outputs.error
    return outputs.result["text/plain"]
