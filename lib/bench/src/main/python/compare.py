"""Measures alternately, and says who was faster."""

import statistics
import sys
import time
from dataclasses import dataclass


@dataclass
class Row:
    """One line of the table. Seconds; `limit` is on the median of ours, `reach` on the ratio to the peer's."""

    work: str
    peer: str
    first: float
    ours: list
    peer_first: float
    peers: list
    reach: float | None
    limit: float | None
    remark: str = ""
    bound: float | None = None  # seconds that no program of this machine can go below

    @property
    def ratio(self):
        return statistics.median(self.ours) / statistics.median(self.peers)

    @property
    def verdict(self):
        if self.reach is None and self.limit is None:
            return "for comparison"
        met = (self.reach is None or self.ratio <= self.reach) and (
            self.limit is None or statistics.median(self.ours) < self.limit
        )
        return "reached" if met else "**MISSED**"


@dataclass
class Contender:
    """Who does the work: `run` gives seconds and a checksum; `before` is done ahead of each run, and not measured."""

    name: str
    run: object
    before: object = lambda: None
    reach: float | None = None

    def measure(self, round_number):
        self.before()
        return self.run(round_number)


@dataclass
class Failure:
    """A line of the table where one side could not do the work at all."""

    work: str
    why: str
    verdict: str = "**MISSED**"


class Disagreement(Exception):
    pass


def alternate(work, ours, peers, rounds, warm_seconds=0.0, limit=None, check=True, patience=None):
    """The first call of each, then calls until the code is warm, then `rounds` calls of each in turn.

    When `patience` seconds have passed, three rounds are enough. A round's number is handed to the work, so that both sides read the same places, other ones each round.
    """
    everyone = [ours, *peers]
    first = agreed(work, everyone, -1, check)
    end = time.monotonic() + warm_seconds
    number = -2
    while time.monotonic() < end:
        agreed(work, everyone, number, check)
        number -= 1
    times = {contender.name: [] for contender in everyone}
    end = time.monotonic() + (patience or 0)
    for number in range(rounds):
        if patience and number >= 3 and time.monotonic() > end:
            break
        turn = everyone if number % 2 == 0 else everyone[::-1]
        for name, seconds in agreed(work, turn, number, check).items():
            times[name].append(seconds)
    medians = [f"{name} {statistics.median(found):.3g} s" for name, found in times.items()]
    print(f"  {work}: {', '.join(medians)}", file=sys.stderr, flush=True)
    return [
        Row(
            work,
            peer.name,
            first[ours.name],
            times[ours.name],
            first[peer.name],
            times[peer.name],
            peer.reach,
            limit,
        )
        for peer in peers
    ]


def agreed(work, contenders, number, check):
    """The seconds of each, when all gave the same pixels."""
    answers = {contender.name: contender.measure(number) for contender in contenders}
    if check and len({checksum for _, checksum in answers.values()}) > 1:
        raise Disagreement(f"{work}: the sides read different pixels: {answers}")
    return {name: seconds for name, (seconds, _) in answers.items()}
