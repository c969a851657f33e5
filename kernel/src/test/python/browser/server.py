"""A Jupyter server of the tests' own, which reads no settings of the user."""

import contextlib
import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
import urllib.request

from jupyter_client.kernelspec import KernelSpecManager

START_SECONDS = 60

# JupyterLab asks a new user whether it may fetch news.
QUIET = {"@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False}}


class Server:
    """Serves a folder of notebooks to JupyterLab (`/lab`) and to Notebook (`/notebooks`), on this machine alone."""

    def __init__(self, process, url, token, folder):
        self.process, self.url, self.token, self.folder = process, url, token, folder

    def address(self, path):
        return f"{self.url}/{path}?token={self.token}"

    def ask(self, path, method="GET"):
        """What the server answers, or None if it does not."""
        try:
            with urllib.request.urlopen(urllib.request.Request(self.address(path), method=method), timeout=20) as reply:
                return json.loads(reply.read() or "null")
        except OSError:
            return None

    def sessions(self, notebook):
        return [session for session in self.ask("api/sessions") or [] if session["path"].endswith(notebook)]

    def wait_for_kernel(self, notebook):
        """Waits until the kernel of a notebook waits and a page is connected with it: before that, a page ignores keys."""
        deadline = time.monotonic() + START_SECONDS
        while not any(
            session["kernel"]["connections"] > 0 and session["kernel"]["execution_state"] == "idle"
            for session in self.sessions(notebook)
        ):
            assert time.monotonic() < deadline, f"{notebook} has no kernel that waits"
            time.sleep(0.05)

    def end_kernel(self, notebook):
        for session in self.sessions(notebook):
            self.ask(f"api/sessions/{session['id']}", "DELETE")


@contextlib.contextmanager
def started(folder, kernel_name, environment):
    notebooks, log = folder / "notebooks", folder / "server.log"
    kernels = folder / "data" / "kernels"
    kernels.mkdir(parents=True)
    notebooks.mkdir()
    (folder / "config" / "labconfig").mkdir(parents=True)
    (folder / "config" / "labconfig" / "default_setting_overrides.json").write_text(json.dumps(QUIET))
    (kernels / kernel_name).symlink_to(KernelSpecManager().get_kernel_spec(kernel_name).resource_dir)
    port, token = free_port(), secrets.token_hex(16)
    command = [
        *(sys.executable, "-m", "jupyter_server", "--no-browser", "--allow-root", "--ip=127.0.0.1"),
        f"--port={port}",
        "--ServerApp.port_retries=0",
        f"--ServerApp.root_dir={notebooks}",
        "--ServerApp.jpserver_extensions={'jupyterlab': True, 'notebook': True}",
        "--ServerApp.terminals_enabled=False",
        "--LabApp.extension_manager=readonly",
    ]
    settings = {
        "JUPYTER_TOKEN": token,  # not among the arguments, which everybody on the machine may read
        "JUPYTER_CONFIG_DIR": str(folder / "config"),
        "JUPYTER_DATA_DIR": str(folder / "data"),
        "JUPYTER_RUNTIME_DIR": str(folder / "runtime"),
        "IPYTHONDIR": str(folder / "ipython"),
    }
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, env={**os.environ, **settings, **environment}, stdin=subprocess.DEVNULL, stdout=output, stderr=output
        )
    server = Server(process, f"http://127.0.0.1:{port}", token, notebooks)
    try:
        deadline = time.monotonic() + START_SECONDS
        while not server.ask("api/status"):
            if process.poll() is not None or time.monotonic() > deadline:
                raise AssertionError(f"Jupyter's server does not answer:\n{log.read_text()}")
            time.sleep(0.1)
        yield server
    finally:
        process.send_signal(signal.SIGTERM)  # ends its kernels too
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
