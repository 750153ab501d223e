"""The shipped code in a Node process: plans and verdicts."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import Thread
from typing import IO

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Verdict:
    outcome: str
    message: str
    bases: frozenset[str]  # of the thresholds: proven, estimated, observed
    calls: int
    ms: float  # simulated


def verdicts(cell: dict[str, object], runs: Iterator[dict[str, object]]) -> Iterator[Verdict]:
    """What the shipped check says of each run."""
    child = _judging_process()
    assert child.stdin is not None and child.stdout is not None
    # A thread of its own: the child answers while later runs are still drawn.
    writer = Thread(target=_write, args=(child.stdin, cell, runs), daemon=True)
    writer.start()
    for line in child.stdout:
        read = json.loads(line)
        if "end" in read:
            writer.join()
            return
        bases = frozenset(one["basis"] for one in read["checks"] if "basis" in one)
        yield Verdict(read["outcome"], read.get("message", ""), bases, read["calls"], read["ms"])
    raise RuntimeError("the judging process has ended")


@cache
def _judging_process() -> subprocess.Popen[str]:
    """One for each Python process. It ends when its input does."""
    command = ["node", str(FOLDER / "judge.ts")]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def _write(stdin: IO[str], cell: dict[str, object], runs: Iterator[dict[str, object]]) -> None:
    stdin.write(json.dumps({"cell": cell}) + "\n")
    for run in runs:
        stdin.write(json.dumps({"run": run}) + "\n")
    stdin.write('{"end":true}\n')
    stdin.flush()


def plans(thresholds: list[tuple[str, int | str, int]]) -> list[list[dict[str, int]]]:
    """The looks that the shipped code plans for each threshold, `samples` and `maxSamples`."""
    asked = json.dumps([{"threshold": t, "samples": s, "maxSamples": m} for t, s, m in thresholds])
    command = ["node", str(FOLDER / "plans.ts"), asked]
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
