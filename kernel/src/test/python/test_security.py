"""What anybody who can connect may send: none of it runs, and none of it stands in the way."""

import json
import os
import random
import socket
import stat
import subprocess
import sys
import time
import uuid

import pytest
import zmq
from conftest import KERNEL, Kernel
from jupyter_client.kernelspec import get_kernel_spec
from jupyter_client.session import Session

MESSAGES = int(os.environ.get("DIATOM_FORGED_MESSAGES", "100000"))
DELIMITER = b"<IDS|MSG>"


class Forger:
    """Makes messages that must not be accepted, from a seed."""

    def __init__(self, seed, key, executed):
        self.random = random.Random(seed)
        self.right, self.wrong = Session(key=key, packer="json"), Session(key=b"another key", packer="json")
        self.executed = executed  # frames of a message that was executed
        self.kinds = [getattr(self, name) for name in sorted(dir(self)) if name.startswith("make_")]

    def make(self):
        return self.random.choice(self.kinds)()

    def frames(self, session, **changed):
        content = {"code": 'System.setProperty("forged", "yes");', "silent": False, "store_history": False}
        content |= {"user_expressions": {}, "allow_stdin": False, "stop_on_error": False}
        frames = session.serialize(session.msg("execute_request", content | changed))
        assert frames[0] == DELIMITER
        return frames

    def noise(self, longest=64):
        return self.random.randbytes(self.random.randint(0, longest))

    def make_without_delimiter(self):
        return [self.noise() for _ in range(self.random.randint(1, 8))]

    def make_empty_frames(self):
        return [b""] * self.random.randint(1, 5)

    def make_delimiter_alone(self):
        return [DELIMITER]

    def make_truncated(self):
        return self.frames(self.right)[: self.random.randint(1, 5)]

    def make_many_frames(self):
        return [b"x"] * 1000 if self.random.random() < 0.05 else [DELIMITER] * 7

    def make_wrong_key(self):
        return self.frames(self.wrong)

    def make_unsigned(self):
        frames = self.frames(self.right)
        frames[1] = b""
        return frames

    def make_noisy_signature(self):
        frames = self.frames(self.right)
        frames[1] = self.random.choice([self.noise(), frames[1][:-1], frames[1].upper(), frames[1] + b"0"])
        return frames

    def make_changed(self):
        frames = self.frames(self.right)
        at = self.random.choice([2, 5])
        changed = bytearray(frames[at])
        changed[self.random.randrange(len(changed))] ^= 1 << self.random.randrange(8)
        frames[at] = bytes(changed)
        return frames

    def make_replayed(self):
        return list(self.executed)

    def make_no_json(self):
        parts = [self.random.choice([b"", b"{", b"[]", b"null", b'"text"', self.noise()]) for _ in range(4)]
        # The signature is right, and what is signed differs each time.
        parts[3] = b'{"number": "%s"' % uuid.UUID(int=self.random.getrandbits(128)).hex.encode()
        return [DELIMITER, self.right.sign(parts), *parts]

    def make_deep(self):
        parts = self.frames(self.right)[2:]
        depth = self.random.choice([201, 1000, 20_000])
        parts[3] = b'{"code": ' + b"[" * depth + b"1" + b"]" * depth + b"}"
        return [DELIMITER, self.right.sign(parts), *parts]


def test_none_of_many_forged_messages_is_executed(tmp_path):
    log = tmp_path / "log"
    kernel = Kernel({"DIATOM_SCRATCH": str(tmp_path)}, stderr=log.open("wb"))
    seed = int(os.environ.get("DIATOM_SEED", "20130526"))
    print(f"DIATOM_SEED={seed}")
    try:
        key = kernel.client.session.key
        count = 'System.setProperty("runs", System.getProperty("runs", "") + "x");'
        message = kernel.client.session.msg("execute_request", {"code": count, "silent": True, "stop_on_error": False})
        kernel.client.shell_channel.send(message)
        assert kernel.reply(message["header"]["msg_id"])["status"] == "ok"
        packed = kernel.client.session.serialize(message)
        forger = Forger(seed, key, packed)
        context = zmq.Context()
        ports = kernel.manager.get_connection_info()
        dealers = []
        for channel in ("shell", "shell", "control", "stdin", "hb", "iopub"):
            dealer = context.socket(zmq.XSUB if channel == "iopub" else zmq.DEALER)
            dealer.linger = 0
            dealer.sndhwm = 0
            dealer.connect(f"tcp://127.0.0.1:{ports[channel + '_port']}")
            dealers.append(dealer)
        begin = time.monotonic()
        sent = 0
        for number in range(MESSAGES):
            # Most go where messages are read; a few where none are expected.
            dealer = dealers[number % 3] if number % 50 else dealers[number // 50 % 6]
            dealer.send_multipart(forger.make())
            sent += dealer in dealers[:3]
        oversized(ports["shell_port"])
        asked = time.monotonic()
        before = kernel.client.kernel_info()
        assert kernel.reply(before, timeout=30)["status"] == "ok"
        print(f"answered in {time.monotonic() - asked:.2f} s after {asked - begin:.1f} s of messages")
        for dealer in dealers[:3]:
            # Behind all that was forged: once it is answered, they were looked at.
            dealer.send_multipart(kernel.client.session.serialize(kernel.client.session.msg("kernel_info_request", {})))
            assert dealer.poll(30_000), "a channel is deaf"
        assert kernel.run('System.getProperty("forged") + System.getProperty("runs")')[0].result["text/plain"] == "nullx"
        assert kernel.client.hb_channel.is_beating()
        context.destroy(linger=0)
        kernel.client.shutdown()
        kernel.manager.provisioner.process.wait(timeout=20)
    finally:
        kernel.close()
    said = log.read_text()
    counts = said.split("diatom: dropped messages: ")[1]
    assert sum(int(count.split()[0]) for count in counts.split(", ")) >= sent
    for reason in ("replayed", "unsigned", "wrongly signed", "without a delimiter", "too deeply nested", "not readable"):
        assert said.count(f"a message that is {reason} was dropped") == 1, said
        assert f" {reason}" in counts


def oversized(port):
    """A frame that claims 2^40 bytes: the kernel closes this connection, and allocates nothing."""
    with socket.create_connection(("127.0.0.1", port), timeout=10) as raw:
        greeting = b"\xff" + b"\0" * 8 + b"\x7f" + b"\x03\x00" + b"NULL".ljust(20, b"\0") + b"\0" * 32
        raw.sendall(greeting)
        ready = b"\x05READY\x0bSocket-Type\x00\x00\x00\x06DEALER"
        raw.sendall(b"\x04" + bytes([len(ready)]) + ready)
        time.sleep(0.2)
        raw.sendall(b"\x02" + (1 << 40).to_bytes(8, "big") + b"x" * 1000)
        raw.settimeout(10)
        while raw.recv(4096):
            pass  # until the other side closes


def start(tmp_path, **changed):
    """The kernel with a connection file of this content; its exit code and what it said."""
    path = tmp_path / "connection.json"
    ports = {f"{name}_port": 41_000 + os.getpid() % 20_000 + i for i, name in enumerate(["shell", "iopub", "stdin", "control", "hb"])}
    path.write_text(json.dumps({"transport": "tcp", "ip": "127.0.0.1", "key": "k", "signature_scheme": "hmac-sha256"} | ports | changed))
    path.chmod(0o600)
    argv = [word.replace("{connection_file}", str(path)) for word in get_kernel_spec(KERNEL).argv]
    result = subprocess.run(argv, capture_output=True, text=True, timeout=60)
    return path, result.returncode, result.stderr


def test_without_a_key_it_listens_to_no_other_machine(tmp_path):
    path, code, said = start(tmp_path, key="", ip="0.0.0.0")
    assert code == 1
    assert said == (
        f"diatom: {path}: the key is empty, and 0.0.0.0 can be reached by other machines: everybody could run code as you."
        " Let Jupyter make a key (Session.key), or listen at 127.0.0.1.\n"
    )


def test_a_connection_file_that_is_none_is_said(tmp_path):
    path, code, said = start(tmp_path, transport="udp")
    assert (code, said) == (1, f"diatom: {path}: expected the transport tcp, found udp.\n")


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_it_listens_at_the_address_of_the_connection_file_alone(kernel):
    ports = {kernel.manager.get_connection_info()[f"{name}_port"] for name in ("shell", "iopub", "stdin", "control", "hb")}
    inodes = {
        os.stat(entry.path).st_ino
        for entry in os.scandir(f"/proc/{kernel.pid}/fd")
        if stat.S_ISSOCK(os.stat(entry.path).st_mode)
    }
    listening = set()
    for table in ("tcp", "tcp6"):
        for line in open(f"/proc/{kernel.pid}/net/{table}").read().splitlines()[1:]:
            fields = line.split()
            if fields[3] == "0A" and int(fields[9]) in inodes:
                address, port = fields[1].split(":")
                assert address in ("0100007F", "0000000000000000FFFF00000100007F"), line
                listening.add(int(port, 16))
    assert listening == ports
