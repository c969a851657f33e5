"""Compares Diatom with other systems and prints a table. Started by run.sh, which builds and installs what is needed."""

import argparse
import os
import platform
import subprocess
import sys
import traceback
from importlib.metadata import version
from pathlib import Path

import files
from bins import bins
from operators import HEAP, operators
from sides import TARGET, Ours
from table import memory, table
from tasks import TASKS as IMAGE_TASKS
from tasks import Setting

TASKS = IMAGE_TASKS | {"bins": bins, "operators": operators}


def arguments():
    parser = argparse.ArgumentParser(prog="run.sh", description=__doc__)
    parser.add_argument("tasks", nargs="*", help=f"what to measure: {', '.join(TASKS)}; all but operators when none is named")
    parser.add_argument("--data", type=Path, default=TARGET / "data", help="where the files are made")
    parser.add_argument("--keep", action="store_true", help="keep the files for the next run")
    parser.add_argument("--quick", action="store_true", help="small files: to try the bench itself, not to quote")
    parser.add_argument("--rounds", type=int, default=7, help="how often each side is measured; at least 5")
    parser.add_argument("--java", default="java", help="the java command of our side")
    parser.add_argument("--heap", default=Ours.heap, help="of our side; the goals hold for %(default)s")
    parser.add_argument("--only", default="", help="of the operators, those whose name contains this")
    parser.add_argument("--out", type=Path, help="a file that also gets the table")
    chosen = parser.parse_args()
    unknown = set(chosen.tasks) - set(TASKS)
    if unknown:
        parser.error(f"no such task: {', '.join(sorted(unknown))}; there are {', '.join(TASKS)}")
    if chosen.rounds < 5:
        parser.error("fewer than 5 rounds say nothing")
    return chosen


def said(*words):
    """The first line that a command says, on whichever stream."""
    try:
        result = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        return (result.stdout.strip().splitlines() or [""])[0]
    except OSError:
        return "not there"


def machine(data):
    """What the figures hold for."""
    with open("/proc/cpuinfo") as file:
        cpu = next((line.split(":")[1].strip() for line in file if line.startswith("model name")), platform.machine())
    memory_bytes = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    clone = str(TARGET.parent)
    return [
        f"Diatom {said('git', '-C', clone, 'describe', '--always', '--dirty')}, "
        f"{said(Ours.java, '-version')}, heap -Xmx{Ours.heap}, of operators and bins -Xmx{HEAP}",
        f"Python {platform.python_version()}, "
        + ", ".join(f"{name} {version(name)}" for name in ("numpy", "tifffile", "imagecodecs", "zarr")),
        "peers of operators: " + ", ".join(pins(TARGET.parent / "operators-requirements.txt")),
        f"{said('gcc', '--version')}; {said('cp', '--version')}; {said('tiffcp', '-h')}",
        f"{cpu}, {os.cpu_count()} cores, {memory_bytes / 2**30:.0f} GB; Linux {platform.release()}; "
        f"{said('findmnt', '-n', '-o', 'SOURCE,FSTYPE,OPTIONS', '-T', str(data))}",
    ]


def pins(requirements):
    """Names and versions that a list of requirements asks for."""
    lines = requirements.read_text().splitlines()
    return [line.replace("==", " ") for line in lines if line and not line.startswith("#")]


def load():
    return "load average %.1f, %.1f, %.1f" % os.getloadavg()


def main():
    chosen = arguments()
    Ours.java, Ours.heap = chosen.java, chosen.heap
    folder = files.Folder(chosen.data.resolve() / ("quick" if chosen.quick else "full"), chosen.keep)
    Ours.environment = os.environ | {"DIATOM_SCRATCH": str(folder.path / "scratch")}
    setting = Setting(folder, chosen.rounds, warm_seconds=1.0 if chosen.quick else 3.0, quick=chosen.quick, only=chosen.only)
    rows, failures = [], []
    at_start = load()
    try:
        for name in chosen.tasks or [name for name in TASKS if name != "operators"]:
            print(f"{name}: {TASKS[name].__doc__}", file=sys.stderr, flush=True)
            try:
                now = TASKS[name](setting)
                rows += now
                print(table(now), file=sys.stderr, flush=True)
            except files.TooLittleSpace as refused:
                failures.append(f"{name}: not measured: {refused}")
            except Exception:
                failures.append(f"{name}: failed: {traceback.format_exc()}")
    finally:
        if not chosen.keep:
            files.remove(folder.path)
    report = "\n".join(
        [
            *(f"- {line}" for line in machine(chosen.data.resolve().parent)),
            f"- {at_start} at the start, {load()} at the end; {chosen.rounds} rounds, sides in turn",
            "",
            table(rows),
            "",
            memory(Ours.peaks),
            *(f"\n{failure}" for failure in failures),
        ]
    )
    print(report)
    if chosen.out:
        chosen.out.write_text(report + "\n")
    sys.exit(bool(failures))


main()
