"""The launcher names the classes that were put aside only where the JVM would start with them."""

import os
import subprocess
from pathlib import Path

import pytest

# What decides on the collector and on the classes.
ANSWERS = ("-XX:+Use", "-XX:AOT", "-XX:SharedArchive", "-Xshare")
LAUNCHER = Path(__file__).parents[2] / "main/shell/launcher.sh"


def options(folder, classes, chosen):
    """The options with which the launcher starts Java."""
    java = folder / "java"
    java.write_text('#!/bin/sh\nprintf "%s\\n" "$@"\n')
    java.chmod(0o755)
    archive = folder / classes
    archive.write_text("classes")
    launcher = folder / "launcher"
    text = LAUNCHER.read_text()
    for mark, value in {"LIB": folder, "JAVA": java, "OPTIONS": f"'{chosen}'", "CLASSES": archive}.items():
        text = text.replace(f"=@{mark}@", f"={value}")
    launcher.write_text(text)
    environment = {"PATH": os.environ["PATH"]}
    started = subprocess.run(["sh", launcher, "file"], env=environment, capture_output=True, text=True, check=True)
    lines = started.stdout.splitlines()
    assert lines[lines.index("dev.diatom.kernel.Main") + 1 :] == ["file"]
    return [line.replace(str(folder), "") for line in lines if line.startswith(ANSWERS)]


@pytest.mark.parametrize(
    "classes, chosen, expected",
    [
        ("c.jsa", "", ["-XX:+UseSerialGC", "-Xshare:auto", "-XX:SharedArchiveFile=/c.jsa"]),
        ("c.aot", "", ["-XX:+UseSerialGC", "-XX:AOTCache=/c.aot"]),
        ("c.aot", "-Xshare:off", ["-XX:+UseSerialGC", "-Xshare:off"]),
        ("c.jsa", "-Xshare:off", ["-XX:+UseSerialGC", "-Xshare:off"]),
        ("c.aot", "-XX:AOTMode=off", ["-XX:+UseSerialGC", "-XX:AOTMode=off"]),
        ("c.aot", "-XX:+UseZGC", ["-XX:AOTCache=/c.aot", "-XX:+UseZGC"]),
    ],
)
def test_the_jvm_starts_with_one_answer(tmp_path, classes, chosen, expected):
    assert options(tmp_path, classes, chosen) == expected
