"""How likely a verdict is in the time that a hook has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from functools import partial
from random import Random

from page import ROOT, percent, prettier, table
from shipped import verdicts
from worlds import Version

SIGMA = 0.5
NETWORK_MS = 5
SHARES_OF_LIMIT = (0.5, 0.7, 0.8, 0.9)
FIGURES = {"p(50)": 0.5, "p(90)": 0.9, "p(95)": 0.95, "p(99)": 0.99}
START, END = "<!-- power: bench/latency/oracle/run.py -->", "<!-- end -->"


@dataclass(frozen=True)
class Setting:
    figure: str
    median_ms: float
    seconds: int  # left for the check
    concurrency: int | None = None  # None: the default
    share_of_limit: float = 0.0  # of the figure's true value


@dataclass(frozen=True)
class Power:
    setting: Setting
    passed: float
    concurrency: int  # the most calls that were in flight


def settings() -> list[Setting]:
    """First the default concurrency, then a p95 with others."""
    return [
        *(
            Setting(figure, median, seconds)
            for figure in FIGURES
            for median in (20, 100, 300)
            for seconds in (10, 30, 60)
        ),
        *(
            Setting("p(95)", 100, seconds, concurrency)
            for seconds in (10, 30, 60)
            for concurrency in (1, 2, 5, 20)
        ),
    ]


def power(setting: Setting, runs: int) -> Power:
    """The share of runs that pass a version whose figure is within the limit."""
    version = Version(median_ms=setting.median_ms, sigma=SIGMA)
    limit = version.quantile(FIGURES[setting.figure]) / setting.share_of_limit
    options: dict[str, object] = {"thresholds": [f"{setting.figure}<{limit:.2f}"]}
    if setting.concurrency is not None:
        options["concurrency"] = setting.concurrency
    asked = {
        "options": options,
        "remainingMs": 1000 * setting.seconds,
        "networkMs": NETWORK_MS,
    }
    random = Random(repr(setting))

    def drawn() -> Iterator[dict[str, object]]:
        for _ in range(runs):
            yield {"target": version.streams(random, 1700)}

    found = list(verdicts(asked, drawn()))
    passed = sum(one.outcome == "passed" for one in found) / runs
    return Power(setting, passed, max(one.concurrency for one in found))


def row(setting: Setting, found: Sequence[Power]) -> list[str]:
    concurrency = max(one.concurrency for one in found)
    return [
        f"`{setting.figure}`",
        f"{setting.median_ms:g} ms",
        f"{setting.seconds} s",
        str(concurrency),
        *(percent(one.passed, 0) for one in found),
    ]


def write_power(pool: Executor, runs: int) -> None:
    """Writes the table of docs/latency.md."""
    path = ROOT / "docs" / "latency.md"
    text = path.read_text(encoding="utf-8")
    before, rest = text.split(START)
    _, after = rest.split(END, 1)
    every = [replace(one, share_of_limit=s) for one in settings() for s in SHARES_OF_LIMIT]
    found = list(pool.map(partial(power, runs=runs), every))
    size = len(SHARES_OF_LIMIT)
    rows = [row(one, found[i * size : (i + 1) * size]) for i, one in enumerate(settings())]
    head = ["figure", "median call", "time left", "concurrency"]
    head += [f"true value {100 * share:g} % of the limit" for share in SHARES_OF_LIMIT]
    chosen = [cells for cells, one in zip(rows, settings(), strict=True) if one.concurrency is None]
    given = [cells for cells, one in zip(rows, settings(), strict=True) if one.concurrency is not None]
    body = f"\n\n{table(head, chosen)}\nThe same with a given `concurrency`:\n\n{table(head, given)}\n"
    path.write_text(before + START + body + END + after, encoding="utf-8")
    prettier(path)
