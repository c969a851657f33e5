"""Figures as text."""

import statistics

from compare import Failure


def seconds(value):
    for unit, size in ("s", 1), ("ms", 1e-3), ("µs", 1e-6):
        if value >= size:
            return f"{value / size:.3g} {unit}"
    return f"{value * 1e9:.3g} ns"


def spread(values):
    return f"{seconds(statistics.median(values))} ({seconds(min(values))}–{seconds(max(values))})"


def reach(row):
    wanted = []
    if row.reach is not None:
        wanted.append(f"≤ {row.reach:g} ×")
    if row.limit is not None:
        wanted.append(f"< {seconds(row.limit)}")
    return ", ".join(wanted) or "–"


def table(rows):
    bounded = any(getattr(row, "bound", None) for row in rows)
    heads = ["work", "Diatom, median (min–max)", "first call", "peer", "peer, median (min–max)", "first call", "ratio"]
    heads += ["reach", "verdict", *(["limit", "Diatom / limit"] if bounded else [])]
    lines = ["| " + " | ".join(heads) + " |", "|---" * len(heads) + "|"]
    for row in rows:
        if isinstance(row, Failure):
            lines.append(f"| {row.work} | {row.why} | – | – | – | – | – | – | {row.verdict} |" + " – | – |" * bounded)
            continue
        cells = [
            row.work + (f" ({row.remark})" if row.remark else ""),
            spread(row.ours),
            seconds(row.first),
            row.peer,
            spread(row.peers),
            seconds(row.peer_first),
            f"{row.ratio:.2f}",
            reach(row),
            row.verdict,
        ]
        if bounded:
            over = f"{statistics.median(row.ours) / row.bound:.2g}" if row.bound else "–"
            cells += [seconds(row.bound) if row.bound else "–", over]
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def memory(peaks):
    lines = ["| task | most heap, MB | most memory of the process, MB |", "|---|---|---|"]
    for task, (heap, process) in peaks.items():
        lines.append(f"| {task} | {'–' if heap is None else f'{heap:.0f}'} | {process:.0f} |")
    return "\n".join(lines)
