"""Writes docs/latency-errors.md: what latencyBudget claims, beside what was computed."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from exact import Look
from measure import Measured
from proofs import Proof

ROOT = Path(__file__).parents[3]

INTRODUCTION = """\
<!-- Written by bench/latency/oracle/run.py. -->

# The errors of a latency budget

How often `latencyBudget` passes a bad version or fails a good one: what [is claimed](latency.md#what-a-verdict-claims),
beside what was computed. `npm run bench:errors` computes these tables. It shares no code with the
package, and it fails if an error is above its claim.
"""

EXACT = """\
## Exact

These probabilities are computed without rounding, for a version that is just at the limit and whose
calls are independent. The looks are those that the package plans, and they agree with the rule in
[Latency budgets](latency.md#what-a-verdict-claims). "90: 0, 10" is a look after 90 calls: 0 calls over
the limit prove it met, 10 prove it broken. For a relative threshold, the calls over the percentile are
counted in each version, and the error is the most that it can be, whatever the distribution of times.
"""

SIMULATED = """\
## Simulated

A Python script drew the times of calls. The package judged them, in simulated time and with all the time
that it needs. In brackets are 95 % intervals. A dash means that nothing is claimed: for `avg`, whose
record says `estimated`, and for calls that are not independent of each other.
"""

ERRORS = {"passed": "passes a bad version", "failed": "fails a good version"}

# Where calls depend on each other, the reader must know before the numbers.
NOTES = {
    "Just at the limit": "Independent calls. Either verdict would be an error just beside the limit.",
    "A new slow mode": "The version in production is lognormal with sigma 0.1, for `avg` 0.3.",
    "Compared with production": "Both versions are lognormal.",
    "Several thresholds": (
        "The claim is one of each threshold, so four of them may fail a good version in 20 % of runs."
    ),
    "Slow calls in bursts": (
        "Slow calls follow each other, as during a pause of a database. Nothing is claimed: the number"
        " is the mean length of a burst."
    ),
    "Execution environments that differ": (
        "All calls of an environment are slow or fast together. Nothing is claimed about environments"
        " that were not sampled."
    ),
    "Equal code, the new version still warming up": (
        "Each environment of the new version is slow at first, and those in production are not."
    ),
}


def percent(share: float, digits: int = 1) -> str:
    return f"{100 * share:.{digits}f} %"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table; its first two columns are text."""
    rule = ["---" if index < 2 else "---:" for index in range(len(head))]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in [head, rule, *rows])


def shown_look(look: Look) -> str:
    met = "-" if look.met_up_to < 0 else str(look.met_up_to)
    return f"{look.size}: {met}, {look.broken_from}"


def exact_table(proofs: Sequence[Proof]) -> str:
    rows = [
        (
            f"`{proof.plan.threshold}`" + (f", {proof.plan.options}" if proof.plan.options else ""),
            "; ".join(shown_look(one) for one in proof.looks),
            ("≤ " if proof.plan.is_relative else "") + percent(float(proof.passes_bad)),
            ("≤ " if proof.plan.is_relative else "") + percent(float(proof.fails_good)),
        )
        for proof in proofs
    ]
    return table(["threshold", "looks: met up to, broken from", *ERRORS.values()], rows)


def simulated_rows(measured: Measured) -> list[list[str]]:
    cell = measured.cell
    check = cell.thresholds[0] if len(cell.thresholds) == 1 else f"{len(cell.thresholds)} of `p(N)`"
    rows = []
    for outcome, claim in cell.errors.items():
        low, high = measured.interval(outcome)
        rows.append(
            [
                cell.case or "-",
                f"`{check}`" if len(cell.thresholds) == 1 else check,
                ERRORS[outcome],
                "-" if claim is None else f"≤ {100 * claim:g} %",
                f"{percent(measured.share(outcome))} ({100 * low:.1f} to {100 * high:.1f})",
                percent(measured.share("inconclusive")),
                f"{measured.mean_calls:.0f}",
            ]
        )
    return rows


def simulated_tables(results: Sequence[Measured]) -> str:
    parts = []
    for group, members in groupby(results, lambda one: one.cell.group):
        rows = [row for one in members for row in simulated_rows(one)]
        head = ["versions", "threshold", "error", "claimed", "computed", "undecided", "calls"]
        parts.append(f"### {group}\n\n{NOTES[group]}\n\n{table(head, rows)}")
    return "\n".join(parts)


def write_page(proofs: Sequence[Proof], results: Sequence[Measured]) -> Path:
    path = ROOT / "docs" / "latency-errors.md"
    parts = [INTRODUCTION, EXACT, exact_table(proofs)]
    if results:
        parts += [SIMULATED, simulated_tables(results)]
    path.write_text("\n".join(parts), encoding="utf-8")
    prettier(path)
    return path


def prettier(path: Path) -> None:
    subprocess.run(["npx", "prettier", "--write", "--log-level", "warn", str(path)], cwd=ROOT, check=True)
