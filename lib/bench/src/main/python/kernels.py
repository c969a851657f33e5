"""Kernels beside each other, from the start of the process to the reply of a cell. Started by kernel.sh."""

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path

import zmq
from jupyter_client.connect import write_connection_file
from jupyter_client.kernelspec import get_kernel_spec
from jupyter_client.session import Session

TIMEOUT_MILLIS = 60_000
# A client that finds nobody listening tries again; with ZeroMQ's 100 ms, that would be what is measured.
RETRY_MILLIS = 2
# A kernel may use the time in which no cell runs.
REST_SECONDS = 7

CELLS = {
    "diatom": {
        "first": "1 + 1",
        "warm": "1 + 1",
        "allocate": "var image = DiskImage.create(UINT16, 512, 512, 10);",
        "release": "image = null;",
        "live": "var live = new byte[200][1 << 20];",
        "make": "var plane = MemoryImage.create(UINT16, Extent.of(2048, 2048));\n"
        "for (int y = 0; y < 2048; y++) for (int x = 0; x < 2048; x++)"
        " plane.set(x, y, 0, 0, 0, 2000 + (x ^ y) + 300 * Math.sin(x / 40.0));\n"
        "var stack = DiskImage.create(UINT16, 2048, 2048, 4); stack.set(3, 4, 1, 0, 0, 1);\n"
        'plane.saveTiff("{folder}/plane.tif"); var disk = DiskImage.open("{folder}/plane.tif");',
        "picture": "disk.slice(0).read()",
    },
    "python3": {"first": "1 + 1", "warm": "1 + 1"},
}


class Kernel:
    """One process and our end of its sockets."""

    def __init__(self, spec, environment, folder):
        self.path, ports = write_connection_file(str(folder / "connection.json"), ip="127.0.0.1", key=os.urandom(16).hex().encode())
        os.chmod(self.path, 0o600)
        self.session = Session(key=ports["key"].encode(), packer="json")
        self.context = zmq.Context()
        self.shell = self.socket(zmq.DEALER, ports["shell_port"])
        self.control = self.socket(zmq.DEALER, ports["control_port"])
        self.iopub = self.socket(zmq.SUB, ports["iopub_port"])
        self.iopub.setsockopt(zmq.SUBSCRIBE, b"")
        argv = [word.replace("{connection_file}", self.path) for word in spec.argv]
        self.began = time.perf_counter()
        self.process = subprocess.Popen(argv, env=os.environ | spec.env | environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.ask("kernel_info_request", {})
        self.informed = time.perf_counter() - self.began

    def socket(self, kind, port):
        socket = self.context.socket(kind)
        socket.linger = 0
        socket.reconnect_ivl = RETRY_MILLIS
        socket.connect(f"tcp://127.0.0.1:{port}")
        return socket

    def receive(self, socket):
        if not socket.poll(TIMEOUT_MILLIS):
            raise TimeoutError("the kernel does not answer")
        return self.session.feed_identities(socket.recv_multipart())[1]

    def ask(self, kind, content):
        message = self.session.msg(kind, content)
        self.session.send(self.shell, message)
        reply = self.session.deserialize(self.receive(self.shell))
        if reply["content"]["status"] != "ok":
            raise RuntimeError(reply["content"])
        return message["header"]["msg_id"]

    def run(self, code):
        """Seconds from sending a cell to its reply, and to the kernel being idle."""
        begin = time.perf_counter()
        request = self.ask(
            "execute_request",
            {"code": code, "silent": False, "store_history": True, "user_expressions": {}, "allow_stdin": False, "stop_on_error": True},
        )
        replied = time.perf_counter() - begin
        while True:
            heard = self.session.deserialize(self.receive(self.iopub))
            if heard["parent_header"].get("msg_id") == request and heard["content"].get("execution_state") == "idle":
                return replied, time.perf_counter() - begin

    def resident(self):
        """Megabytes of the process."""
        for line in Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS"):
                return int(line.split()[1]) / 1000

    def processor(self):
        """Milliseconds that all threads of the process have computed: says more than the clock where others compute too."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) * 1e3 / os.sysconf("SC_CLK_TCK")

    def close(self):
        self.process.kill()
        self.process.wait()
        self.context.destroy(linger=0)
        os.unlink(self.path)


def measure(name, spec, environment, folder, rounds_warm):
    cells = {what: code.replace("{folder}", str(folder)) for what, code in CELLS[name].items()}
    kernel = Kernel(spec, environment, folder)
    try:
        figures = {"kernel_info": kernel.informed * 1e3}
        kernel.run(cells["first"])
        figures["first cell done"] = (time.perf_counter() - kernel.began) * 1e3
        figures["processor time until then"] = kernel.processor()
        time.sleep(0.5)
        figures["resident memory, MB"] = kernel.resident()
        kernel.run(cells["warm"])
        warm = [kernel.run(cells["warm"])[1] for _ in range(rounds_warm)]
        figures["trivial cell, warm"] = statistics.median(warm) * 1e3
        before = kernel.processor()
        for _ in range(rounds_warm):
            kernel.run(cells["warm"])
        figures["processor time of a trivial cell"] = (kernel.processor() - before) / rounds_warm
        time.sleep(REST_SECONDS)
        rested = [kernel.run(cells["warm"])[1] for _ in range(rounds_warm)]
        figures["trivial cell, after a rest"] = statistics.median(rested) * 1e3
        figures["resident memory after a rest, MB"] = kernel.resident()
        if "release" in cells:
            figures["cell that releases a file"] = releasing(kernel, cells)
            kernel.run(cells["live"])
            figures["the same with 200 MB live"] = releasing(kernel, cells)
            kernel.run("live = null;")
            kernel.run(cells["make"])
            pictures = [kernel.run(cells["picture"])[1] for _ in range(12)]
            figures["2048 × 2048 slice, first"] = pictures[0] * 1e3
            figures["2048 × 2048 slice, warm"] = statistics.median(pictures[4:]) * 1e3
        figures["resident memory at the end, MB"] = kernel.resident()
        return figures
    finally:
        kernel.close()


def releasing(kernel, cells):
    times = []
    for _ in range(5):
        kernel.run(cells["allocate"])
        times.append(kernel.run(cells["release"])[1])
    return statistics.median(times) * 1e3


def compare(sides, rounds, rounds_warm):
    """Each side once a round, in an order that alternates; the first round, which warms the system's cache, is not counted."""
    figures = {label: {} for label, *_ in sides}
    with tempfile.TemporaryDirectory() as folder:
        for number in range(rounds + 1):
            for label, name, spec, environment in sides if number % 2 else reversed(sides):
                for what, value in measure(name, spec, environment, Path(folder), rounds_warm).items():
                    if number:
                        figures[label].setdefault(what, []).append(value)
    return figures


def table(figures):
    labels = list(figures)
    lines = ["| ms, median (min–max) | " + " | ".join(labels) + " |", "|---|" + "---|" * len(labels)]
    for what in dict.fromkeys(what for values in figures.values() for what in values):
        cells = [
            f"{statistics.median(values[what]):.0f} ({min(values[what]):.0f}–{max(values[what]):.0f})" if what in values else "–"
            for values in figures.values()
        ]
        lines.append(f"| {what} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(prog="kernel.sh", description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--options", action="append", default=[], metavar="'LABEL=OPTIONS'", help="also with these options of the JVM")
    parser.add_argument("--out", type=Path)
    chosen = parser.parse_args()
    ours, peer = get_kernel_spec("diatom"), get_kernel_spec("python3")
    peer.argv[0] = sys.executable  # as Jupyter does where the specification says python
    sides = [("Diatom", "diatom", ours, {})]
    for one in chosen.options:
        label, options = one.split("=", 1)
        sides.append((label, "diatom", ours, {"DIATOM_JAVA_OPTS": options}))
    sides.append(("ipykernel " + version("ipykernel"), "python3", peer, {}))
    before = os.getloadavg()
    figures = compare(sides, chosen.rounds, 20)
    java = subprocess.run(["java", "-version"], capture_output=True, text=True).stderr.splitlines()[0]
    report = "\n".join([
        f"- {java} on PATH, Python {platform.python_version()}, {os.cpu_count()} cores, Linux {platform.release()}",
        f"- load average {before[0]:.1f} at the start, {os.getloadavg()[0]:.1f} at the end; {chosen.rounds} rounds, sides in turn",
        "",
        table(figures),
    ])
    print(report)
    if chosen.out:
        chosen.out.write_text(report + "\n")


if __name__ == "__main__":
    main()
