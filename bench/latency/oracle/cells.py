"""The cells of the table: a check, a world that it measures, and the errors that its claims allow."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from worlds import Version

CLAIM = 0.05  # docs/latency.md: each error at most 5 % of the time

Errors = dict[str, float | None]


@dataclass(frozen=True)
class Cell:
    group: str
    case: str
    thresholds: tuple[str, ...]
    target: Version
    current: Version | None = None  # the version in production, if a threshold is relative
    # The outcomes that are errors here, and how often each may happen. None: nothing is claimed.
    errors: Errors = field(default_factory=dict)
    options: dict[str, object] = field(default_factory=dict)
    is_independent: bool = True  # "proven" assumes that calls are

    @property
    def key(self) -> str:
        return f"{self.group}: {self.case}: {', '.join(self.thresholds)}"

    @property
    def stream(self) -> int:
        """How many calls of each version are drawn: more than a run makes."""
        most = int(str(self.options.get("maxSamples", 800)))
        return most + 200 if self.is_independent else 2 * most + 200

    @property
    def budget(self) -> dict[str, object]:
        return {"thresholds": list(self.thresholds), **self.options}


def passing(claim: float | None) -> Errors:
    """The version is bad: to pass it is the error."""
    return {"passed": claim}


def failing(claim: float | None) -> Errors:
    """The version is good: to fail it is the error."""
    return {"failed": claim}


def either(claim: float | None) -> Errors:
    """The version is just at the limit: either verdict would be an error just beside it."""
    return {"passed": claim, "failed": claim}


# A base far below 300 ms and a slow mode far above it: the share of slow calls is the share over.
steady = Version(median_ms=100, sigma=0.1)
usual = Version(median_ms=20, sigma=0.3)
calm = replace(usual, sigma=0.1)


def over(share: float, **more: float) -> Version:
    return replace(steady, slow_share=share, **more)


def slower(version: Version, rise: float) -> Version:
    return replace(version, median_ms=version.median_ms * (1 + rise))


def claim_of(check: str) -> float | None:
    return None if check.startswith("avg") else CLAIM


def independent() -> list[Cell]:
    group = "Just at the limit"
    cells = [
        Cell(group, "", (f"{figure}<300",), over(share), errors=either(CLAIM))
        for figure, share in (("med", 0.5), ("p(90)", 0.1), ("p(95)", 0.05), ("p(99)", 0.01))
    ]
    p95, p99 = cells[2], cells[3]
    cells += [
        replace(p95, case="`samples: 100`", options={"samples": 100}),
        replace(
            p99,
            case="`maxSamples: 1800`",
            options={"maxSamples": 1800},
        ),
    ]
    for sigma in (0.3, 1.0):
        version = replace(usual, sigma=sigma)
        check = (f"avg<{version.mean():.2f}",)
        cells.append(Cell(group, f"lognormal, sigma {sigma:g}", check, version, None, either(None)))
    return cells


def slow_modes() -> list[Cell]:
    group = "A new slow mode"

    def cell(check: str, share: float, factor: float, current: Version | None) -> Cell:
        target = replace(current or steady, slow_share=share, slow_factor=factor)
        case = f"{factor:g} times slower, {100 * share:g} % of calls"
        return Cell(group, case, (check,), target, current, passing(claim_of(check)))

    tenfold = [
        cell("p(99)<300", 0.012, 10, None),
        cell("p(99)<300", 0.02, 10, None),
        cell("p(95)<300", 0.0525, 10, None),
        *(cell("p(99)<=+10%", share, 10, calm) for share in (0.012, 0.02, 0.0525)),
        cell("p(95)<=+10%", 0.0525, 10, calm),
    ]
    averages = [
        cell("avg<=+10%", share, factor, usual)
        for share, factor in ((0.012, 100), (0.02, 20), (0.0525, 10))
    ]
    # Production has the mode in 4.75 % of its calls already: its p95 is one of the fast calls.
    nearly = replace(calm, slow_share=0.0475)
    moved = Cell(group, "10 times slower, from 4.75 % to 5.25 %", ("p(95)<=+10%",), calm)
    moved = replace(
        moved, target=replace(calm, slow_share=0.0525), current=nearly, errors=passing(CLAIM)
    )
    return [*tenfold, moved, *averages]


def relative() -> list[Cell]:
    group = "Compared with production"

    def cells(figure: str, sigma: float, unit: str = "+10%") -> list[Cell]:
        base = replace(usual, sigma=sigma)
        check = f"{figure}<={unit}"
        claim = claim_of(check)
        return [
            Cell(group, f"{case}, sigma {sigma:g}", (check,), slower(base, rise), base, errors)
            for case, rise, errors in (
                ("equal", 0.0, failing(claim)),
                ("+10 %", 0.1, failing(claim)),
                ("+25 %", 0.25, passing(claim)),
            )
        ]

    return [
        *(cell for figure in ("med", "p(90)", "p(95)", "p(99)") for cell in cells(figure, 0.3)),
        *cells("p(95)", 0.1),
        *cells("avg", 0.3),
        *cells("avg", 1.0),
    ]


def several() -> list[Cell]:
    group = "Several thresholds"
    shares = (0.5, 0.75, 0.9, 0.95)

    def limits(at: tuple[float, ...]) -> tuple[str, ...]:
        pairs = zip(shares, at, strict=True)
        return tuple(f"p({100 * share:g})<{usual.quantile(q):.2f}" for share, q in pairs)

    compared = tuple(f"p({100 * share:g})<=+10%" for share in shares)
    # The claim is one of each threshold: four may fail a good version four times as often.
    four: Errors = {"passed": CLAIM, "failed": 4 * CLAIM}
    return [
        Cell(group, "all four just at the limit", limits(shares), usual, errors=four),
        Cell(group, "one just at the limit", limits((0.7, 0.9, 0.98, 0.95)), usual, None, four),
        Cell(group, "equal", compared, usual, usual, failing(4 * CLAIM)),
        Cell(group, "+25 %", compared, slower(usual, 0.25), usual, passing(CLAIM)),
    ]


def dependent(cell: Cell) -> Cell:
    return replace(cell, is_independent=False)


def bursts() -> list[Cell]:
    group = "Slow calls in bursts"
    cells = []
    for length in (5, 20, 100):
        case = f"bursts of {length}"
        many, few = over(0.1, burst=length), over(0.02, burst=length)
        new = replace(usual, slow_share=0.1, burst=length)
        old = replace(usual, slow_share=0.02, burst=length)
        cells += [
            Cell(group, f"{case}, 10 % over", ("p(95)<300",), many, errors=passing(None)),
            Cell(group, f"{case}, 2 % over", ("p(95)<300",), few, errors=failing(None)),
            Cell(group, f"{case}, new, 10 %", ("p(95)<=+10%",), new, usual, passing(None)),
            Cell(group, f"{case}, 2 % of both", ("p(95)<=+10%",), old, old, failing(None)),
        ]
    return [dependent(cell) for cell in cells]


def environments() -> list[Cell]:
    group = "Execution environments that differ"
    cells = []
    slow = replace(steady, slow_environments=0.2, slow_factor=4)
    varied = replace(usual, environment_sd=0.1)
    limit = (f"p(95)<{varied.quantile(0.93):.2f}",)
    for count in (1, 4, 10):
        what = f"`concurrency: {count}`"
        these = [
            Cell(group, f"20 % of them slow, {what}", ("p(95)<300",), slow, errors=passing(None)),
            Cell(group, f"sd 10 %, 7 % over, {what}", limit, varied, errors=passing(None)),
            Cell(group, f"sd 10 %, equal, {what}", ("med<=+10%",), varied, varied, failing(None)),
            Cell(group, f"sd 10 %, equal, {what}", ("p(95)<=+10%",), varied, varied, failing(None)),
            Cell(
                group,
                f"sd 10 %, +25 %, {what}",
                ("p(95)<=+10%",),
                slower(varied, 0.25),
                varied,
                passing(None),
            ),
        ]
        cells += [replace(cell, options={"concurrency": count}) for cell in these]
    return [dependent(cell) for cell in cells]


def warming() -> list[Cell]:
    group = "Equal code, the new version still warming up"
    hot = replace(usual, sigma=0.15)
    cells = []
    for extra, calls in ((0.5, 10), (0.5, 100), (1.0, 30)):
        cold = replace(hot, warming_extra=extra, warming_calls=calls)
        case = f"first call +{100 * extra:g} %, fading over {calls} calls"
        cells += [
            Cell(group, case, (f"{figure}<=+10%",), cold, hot, failing(None))
            for figure in ("med", "p(95)")
        ]
    return [dependent(cell) for cell in cells]


def all_cells() -> list[Cell]:
    return [
        *independent(),
        *slow_modes(),
        *relative(),
        *several(),
        *bursts(),
        *environments(),
        *warming(),
    ]
