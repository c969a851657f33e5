"""However a kernel ends, no scratch space remains."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

from jupyter_client.connect import write_connection_file

from conftest import KERNEL, Kernel, bytes_held, descriptors

ALLOCATE = (
    "var big = DiskImage.create(UINT16, 4096, 4096, 8);"
    "for (int z = 0; z < 8; z++) for (int y = 0; y < 4096; y++) for (int x = 0; x < 4096; x += 2048)"
    "    big.set(x, y, z, 0, 0, 1);"
)
BYTES = 4096 * 4096 * 8 * 2


def assert_given_back(folder):
    deadline = time.monotonic() + 5
    while bytes_held(folder) > 2**16 and time.monotonic() < deadline:
        time.sleep(0.1)
    assert bytes_held(folder) <= 2**16


def allocate(kernel, folder):
    assert kernel.run(ALLOCATE)[1]["status"] == "ok"
    assert bytes_held(folder) >= BYTES


def test_a_killed_kernel_gives_its_space_back(fresh_kernel, tmp_path):
    allocate(fresh_kernel, tmp_path)
    os.kill(fresh_kernel.pid, 9)
    assert_given_back(tmp_path)


def test_a_restarted_kernel_gives_its_space_back_and_runs(fresh_kernel, tmp_path):
    allocate(fresh_kernel, tmp_path)
    first = fresh_kernel.pid
    fresh_kernel.manager.restart_kernel(now=False)
    fresh_kernel.client.stop_channels()
    fresh_kernel.connect()
    assert fresh_kernel.pid != first
    assert_given_back(tmp_path)
    assert fresh_kernel.run("big")[1]["status"] == "error"
    assert fresh_kernel.run("1 + 1")[0].result["text/plain"] == "2"


def test_another_process_frees_what_is_large(fresh_kernel, tmp_path):
    made = "var big = DiskImage.create(UINT8, 40_000, 30_000); big.set(1, 1, 0, 0, 0, 1);"
    assert fresh_kernel.run(made)[1]["status"] == "ok"
    kernel = fresh_kernel.pid
    fresh_kernel.client.shutdown()
    holders = set()
    while is_running(kernel):
        holders |= {process for process, _ in descriptors(tmp_path)}
    assert holders - {kernel}
    deadline = time.monotonic() + 20
    while any(map(is_running, holders)) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not any(map(is_running, holders))
    assert_given_back(tmp_path)


def test_what_a_killed_kernel_has_left_is_taken_away_and_said(tmp_path):
    first = Kernel({"DIATOM_SCRATCH": str(tmp_path)})
    first.run("Scratch.setNamed(true);")
    allocate(first, tmp_path)
    os.kill(first.pid, 9)
    first.close()
    assert bytes_held(tmp_path) >= BYTES
    second = Kernel({"DIATOM_SCRATCH": str(tmp_path)})
    try:
        deadline = time.monotonic() + 20
        said = ""
        while "removed" not in said and time.monotonic() < deadline:
            said += second.run("1")[0].stderr
        assert re.search(r"removed 1 file of 268 MB left in the scratch space by ", said), said
        assert_given_back(tmp_path)
    finally:
        second.close()


def test_a_busy_kernel_ends_by_itself(fresh_kernel):
    process = fresh_kernel.manager.provisioner.process
    fresh_kernel.run("new Thread(() -> { while (true) {} }).start();")
    fresh_kernel.start("while (true) {}")
    time.sleep(0.3)
    fresh_kernel.client.shutdown()
    assert process.wait(timeout=30) == 0


def test_a_kernel_that_is_asked_to_terminate_ends_and_leaves_nothing(fresh_kernel, tmp_path):
    allocate(fresh_kernel, tmp_path)
    fresh_kernel.start("while (true) {}")
    time.sleep(0.3)
    process = fresh_kernel.manager.provisioner.process
    os.kill(fresh_kernel.pid, signal.SIGTERM)
    assert process.wait(timeout=30) != 0
    assert_given_back(tmp_path)


def test_the_request_to_end_is_answered(fresh_kernel):
    fresh_kernel.run("1")
    fresh_kernel.client.shutdown()
    reply = fresh_kernel.client.get_control_msg(timeout=5)
    assert reply["content"]["status"] == "ok"
    assert reply["content"]["restart"] is False


def test_a_kernel_ends_when_its_jupyter_was_killed(tmp_path):
    starter = (
        "import sys, time; from jupyter_client.manager import KernelManager\n"
        f"manager = KernelManager(kernel_name={KERNEL!r}); manager.start_kernel()\n"
        "client = manager.client(); client.start_channels(); client.wait_for_ready(timeout=60)\n"
        "print(manager.provisioner.pid, flush=True); time.sleep(600)"
    )
    jupyter = subprocess.Popen([sys.executable, "-c", starter], stdout=subprocess.PIPE, text=True)
    pid = int(jupyter.stdout.readline())
    assert is_running(pid)
    jupyter.kill()
    jupyter.wait()
    deadline = time.monotonic() + 10
    while is_running(pid) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not is_running(pid)


def test_a_kernel_that_can_make_no_shell_says_why_and_ends(fresh_kernel, tmp_path):
    arguments = Path(f"/proc/{fresh_kernel.pid}/cmdline").read_text().split("\0")
    jars = Path(arguments[arguments.index("-cp") + 1]).parent
    fewer = tmp_path / "fewer"
    fewer.mkdir()
    for jar in jars.glob("*.jar"):
        if not jar.name.startswith("tablesaw"):
            (fewer / jar.name).symlink_to(jar)
    connection, _ = write_connection_file(str(tmp_path / "connection.json"), key=b"secret")
    java = [arguments[0], "-cp", f"{fewer}/*", "dev.diatom.kernel.Main", connection]
    ended = subprocess.run(java, capture_output=True, text=True, timeout=60, check=False)
    assert "diatom: the shell that runs cells cannot be made:" in ended.stderr
    assert ended.returncode == 1


def is_running(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False
