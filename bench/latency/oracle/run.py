"""`npm run bench:errors [-- --quick] [--only PATTERN] [--runs 2000] [--jobs 2]`

How often latencyBudget passes a bad version or fails a good one, computed by code that shares nothing
with it: exact probabilities of the planned looks, and simulated streams that the shipped check judges.
Needs Python 3.11 or newer and nothing from PyPI. Takes about ten minutes of CPU time, `--quick` less
than one. It exits with 1 if an error is above its claim. A whole run writes docs/latency-errors.md.
"""

from __future__ import annotations

import re
import sys
from argparse import ArgumentParser, Namespace
from concurrent.futures import Executor, ProcessPoolExecutor
from functools import partial

from cells import all_cells
from measure import Measured, measure
from page import write_page
from proofs import proofs

QUICK_RUNS = 160


def shown(one: Measured) -> str:
    found = ", ".join(
        f"{outcome} {one.share(outcome):.3f} (claimed: {'nothing' if claim is None else claim})"
        for outcome, claim in one.cell.errors.items()
    )
    return f"{one.cell.key}: {found}, {one.runs} runs, {one.mean_calls:.0f} calls"


def main() -> int:
    parser = ArgumentParser(description="The claimed errors of latencyBudget against computed ones.")
    parser.add_argument("--quick", action="store_true", help=f"at most {QUICK_RUNS} runs a cell")
    parser.add_argument("--only", default="", metavar="PATTERN", help="the cells that match")
    parser.add_argument("--runs", type=int, default=2000, help="runs a cell (default: 2000)")
    parser.add_argument("--jobs", type=int, default=2, help="cells at the same time (default: 2)")
    asked = parser.parse_args()
    runs = QUICK_RUNS if asked.quick else asked.runs

    with ProcessPoolExecutor(asked.jobs) as pool:
        return compute(pool, runs, asked)


def compute(pool: Executor, runs: int, asked: Namespace) -> int:
    """Computes the errors, says what was found, and writes the tables of a whole run."""
    exact = proofs()
    mistakes = [mistake for proof in exact if (mistake := proof.mistake()) is not None]
    cells = [cell for cell in all_cells() if re.search(asked.only, cell.key)]
    results = []
    for one in pool.map(partial(measure, runs=runs), cells):
        print(shown(one), flush=True)
        mistakes += one.mistakes()
        results.append(one)
    for mistake in mistakes:
        print(f"✖ {mistake}", file=sys.stderr)
    claims = sum(claim is not None for one in results for claim in one.cell.errors.values())
    print(
        f"{len(exact)} exact plans and {claims} claimed errors in {len(results)} cells,"
        f" {sum(one.runs for one in results)} runs:"
        f" {len(mistakes)} beyond what is claimed."
    )
    if asked.only == "" and not asked.quick:
        write_page(exact, results)
    return 1 if mistakes else 0


if __name__ == "__main__":
    sys.exit(main())
