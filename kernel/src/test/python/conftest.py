"""A kernel, driven as a notebook drives it."""

import os
import queue
import time
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from jupyter_client.manager import KernelManager

KERNEL = os.environ.get("DIATOM_KERNEL", "diatom")
TIMEOUT = 60


@dataclass
class Outputs:
    """What a cell has shown."""

    messages: list = field(default_factory=list)

    def text(self, stream):
        return "".join(
            m["content"]["text"]
            for m in self.of_type("stream")
            if m["content"]["name"] == stream
        )

    @property
    def stdout(self):
        return self.text("stdout")

    @property
    def stderr(self):
        return self.text("stderr")

    @property
    def streams(self):
        """Name and text of each run of text on one stream, in order, however it was cut into messages."""
        runs = []
        for message in self.of_type("stream"):
            name, text = message["content"]["name"], message["content"]["text"]
            if runs and runs[-1][0] == name:
                text = runs.pop()[1] + text
            runs.append((name, text))
        return runs

    @property
    def result(self):
        """The forms of the cell's value, or None."""
        results = self.of_type("execute_result")
        assert len(results) <= 1
        return results[0]["content"]["data"] if results else None

    @property
    def error(self):
        errors = self.of_type("error")
        return errors[0]["content"] if errors else None

    def of_type(self, *types):
        return [m for m in self.messages if m["msg_type"] in types]


class Kernel:
    """One running kernel and one client."""

    def __init__(self, extra_environment=None, **process):
        self.manager = KernelManager(kernel_name=KERNEL)
        self.manager.start_kernel(env={**os.environ, **(extra_environment or {})}, **process)
        self.connect()

    def connect(self):
        self.client = self.manager.client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=TIMEOUT)

    @property
    def pid(self):
        return self.manager.provisioner.pid

    def start(self, code, **options):
        return self.client.execute(code, allow_stdin=False, **options)

    def run(self, code, timeout=TIMEOUT, **options):
        """Runs a cell; returns its outputs and its reply."""
        return self.finish(self.start(code, **options), timeout)

    def finish(self, request, timeout=TIMEOUT):
        """Waits for the reply to a request, and for the kernel to be idle after it."""
        outputs = Outputs()
        deadline = time.monotonic() + timeout
        while True:
            message = self.client.get_iopub_msg(timeout=max(0.01, deadline - time.monotonic()))
            if message["parent_header"].get("msg_id") != request:
                continue
            if message["msg_type"] == "status":
                if message["content"]["execution_state"] == "idle":
                    break
            else:
                outputs.messages.append(message)
        return outputs, self.reply(request, max(0.01, deadline - time.monotonic()))

    def reply(self, request, timeout=TIMEOUT):
        deadline = time.monotonic() + timeout
        while True:
            reply = self.client.get_shell_msg(timeout=max(0.01, deadline - time.monotonic()))
            if reply["parent_header"].get("msg_id") == request:
                return reply["content"]

    def wait_for_stream(self, text, timeout=TIMEOUT):
        """Waits until a running cell has printed this."""
        deadline = time.monotonic() + timeout
        while time.monotonic() < deadline:
            try:
                message = self.client.get_iopub_msg(timeout=0.5)
            except queue.Empty:
                continue
            if message["msg_type"] == "stream" and text in message["content"]["text"]:
                return
        raise AssertionError(f"the cell has not printed {text!r}")

    def close(self):
        self.client.stop_channels()
        if self.manager.has_kernel:
            self.manager.shutdown_kernel(now=True)
        self.manager.cleanup_resources()


def bytes_held(folder):
    """The space of the files in a folder, named or not, that any process holds open or that lie there.

    The small file that marks a folder as a scratch space stays.
    """
    files = {}
    for path in folder.rglob("*"):
        if path.is_file() and path.name != ".diatom-scratch":
            files[(path.stat().st_dev, path.stat().st_ino)] = path.stat().st_blocks * 512
    for _, status in descriptors(folder):
        files[(status.st_dev, status.st_ino)] = status.st_blocks * 512
    return sum(files.values())


def descriptors(folder):
    """The number of each process that holds a file of a folder open, with what is known of the file."""
    for descriptor in Path("/proc").glob("[0-9]*/fd/*"):
        try:
            if os.readlink(descriptor).startswith(str(folder)):
                yield int(descriptor.parts[2]), os.stat(descriptor)
        except OSError:
            continue  # the process or the descriptor has gone


@pytest.fixture(scope="session")
def scratch(tmp_path_factory):
    return tmp_path_factory.mktemp("scratch")


@pytest.fixture(scope="module")
def kernel(scratch):
    """One kernel for all tests of a module: what they declare must not collide."""
    kernel = Kernel({"DIATOM_SCRATCH": str(scratch)})
    yield kernel
    kernel.close()


@pytest.fixture
def run(kernel):
    return kernel.run


@pytest.fixture
def fresh_kernel(tmp_path):
    """A kernel of the test's own, with a scratch folder of its own."""
    kernel = Kernel({"DIATOM_SCRATCH": str(tmp_path)})
    yield kernel
    kernel.close()
