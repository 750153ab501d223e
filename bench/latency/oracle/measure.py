"""Runs a cell: draws the streams, asks the shipped code, counts the errors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from cells import Cell
from intervals import lower_end, upper_end
from shipped import verdicts

REMAINING_MS = 600_000  # more than any cell needs: all looks are reached
NETWORK_MS = 5
CERTAIN = 0.999  # a claim is broken if the computed error is above it with this confidence
SHOWN = 0.975  # each end of the interval in the table
EXTENSIONS = 3  # how often a cell that looks broken gets as many runs again


@dataclass(frozen=True)
class Measured:
    cell: Cell
    runs: int
    outcomes: Counter[str]
    bases: frozenset[str]
    mean_calls: float

    def share(self, outcome: str) -> float:
        return self.outcomes[outcome] / self.runs

    def interval(self, outcome: str) -> tuple[float, float]:
        hits = self.outcomes[outcome]
        return lower_end(hits, self.runs, SHOWN), upper_end(hits, self.runs, SHOWN)

    def mistakes(self) -> list[str]:
        """Where the shipped code breaks its claim, or says more than is claimed."""
        found = []
        for outcome, claim in self.cell.errors.items():
            if claim is not None and self._is_above(outcome, claim):
                found.append(
                    f"{self.cell.key}: {outcome} in {self.share(outcome):.3f} of {self.runs} runs,"
                    f" claimed is at most {claim}"
                )
            if claim is None and self.cell.is_independent and "proven" in self.bases:
                found.append(f'{self.cell.key}: no claim is made, but the record says "proven"')
        return found

    def is_clearly_within(self) -> bool:
        """Also if nothing is claimed."""
        return all(
            upper_end(self.outcomes[outcome], self.runs, CERTAIN) <= claim
            for outcome, claim in self.cell.errors.items()
            if claim is not None
        )

    def looks_broken(self) -> bool:
        """More runs may show that it is not."""
        return any(
            claim is not None and self.share(outcome) > claim
            for outcome, claim in self.cell.errors.items()
        )

    def _is_above(self, outcome: str, claim: float) -> bool:
        return lower_end(self.outcomes[outcome], self.runs, CERTAIN) > claim


def measure(cell: Cell, runs: int) -> Measured:
    """Counts the outcomes of runs until the claims are decided, or nothing more is worth its time.

    A quarter of the runs is enough if nothing is claimed, or if the errors are clearly below the claims.
    """
    random = Random(cell.key)
    first = max(1, runs // 4)
    found = _more(cell, random, first, None)
    if found.is_clearly_within():
        return found
    found = _more(cell, random, runs - first, found)
    for _ in range(EXTENSIONS):
        if not found.looks_broken() or found.mistakes():
            break
        found = _more(cell, random, runs, found)
    return found


def _more(cell: Cell, random: Random, runs: int, before: Measured | None) -> Measured:
    asked: dict[str, object] = {
        "options": cell.budget,
        "remainingMs": REMAINING_MS,
        "networkMs": NETWORK_MS,
    }
    outcomes = Counter[str]() if before is None else Counter(before.outcomes)
    bases = set[str]() if before is None else set(before.bases)
    calls = 0
    for verdict in verdicts(asked, _runs(cell, random, runs)):
        if verdict.outcome == "errored":
            raise RuntimeError(f"{cell.key}: {verdict.message}")
        outcomes[verdict.outcome] += 1
        bases.update(verdict.bases)
        calls += verdict.calls
    total = runs + (0 if before is None else before.runs)
    before_calls = 0.0 if before is None else before.mean_calls * before.runs
    return Measured(cell, total, outcomes, frozenset(bases), (before_calls + calls) / total)


def _runs(cell: Cell, random: Random, runs: int) -> Iterator[dict[str, object]]:
    for _ in range(runs):
        run: dict[str, object] = {"target": cell.target.streams(random, cell.stream)}
        if cell.current is not None:
            run["current"] = cell.current.streams(random, cell.stream)
        yield run
