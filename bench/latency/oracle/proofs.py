"""The exact half of the oracle: the looks that the shipped code plans, against those of the rule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from exact import (
    TOTAL_ERROR,
    Look,
    compared_looks,
    crossings,
    errors,
    proven_looks,
    single_look,
)
from shipped import plans

DEFAULT_MOST = 800


@dataclass(frozen=True)
class Plan:
    threshold: str
    share: Fraction  # of calls that may be over the limit
    samples: int | None = None  # None: 'auto'
    most: int = DEFAULT_MOST

    @property
    def is_relative(self) -> bool:
        return "+" in self.threshold

    @property
    def options(self) -> str:
        if self.samples is not None:
            return f"`samples: {self.samples}`"
        return "" if self.most == DEFAULT_MOST else f"`maxSamples: {self.most}`"

    def expected(self) -> list[Look]:
        if self.samples is not None:
            return single_look(self.share, self.samples)
        return (compared_looks if self.is_relative else proven_looks)(self.share, self.most)

    def errors(self, looks: Sequence[Look]) -> tuple[Fraction, Fraction]:
        """Of a relative threshold: the most that they can be, whatever the times are."""
        if not self.is_relative:
            return errors(looks, self.share)
        both = sum(crossings(looks, self.share))
        return both, both


@dataclass(frozen=True)
class Proof:
    plan: Plan
    looks: list[Look]  # as the shipped code plans them
    passes_bad: Fraction
    fails_good: Fraction

    def mistake(self) -> str | None:
        """How the shipped plan differs from the rule or breaks the claim."""
        what = f"{self.plan.threshold} {self.plan.options}".strip()
        expected = self.plan.expected()
        if self.looks != expected:
            return f"{what}: planned {self.looks}, but the rule says {expected}"
        if max(self.passes_bad, self.fails_good) > TOTAL_ERROR:
            return f"{what}: errors of {float(self.passes_bad)} and {float(self.fails_good)}"
        return None


PLANS = [
    Plan("med<300", Fraction(1, 2)),
    Plan("p(75)<300", Fraction(1, 4)),
    Plan("p(90)<300", Fraction(1, 10)),
    Plan("p(95)<300", Fraction(1, 20)),
    Plan("p(95)<300", Fraction(1, 20), samples=20),
    Plan("p(95)<300", Fraction(1, 20), samples=59),
    Plan("p(95)<300", Fraction(1, 20), samples=1000),
    Plan("p(99)<300", Fraction(1, 100)),
    Plan("p(99)<300", Fraction(1, 100), most=3600),
    Plan("p(99.9)<300", Fraction(1, 1000), most=10_000),
    Plan("errors<5%", Fraction(1, 20)),
    Plan("errors<1%", Fraction(1, 100), most=1800),
    Plan("med<=+10%", Fraction(1, 2)),
    Plan("p(90)<=+10%", Fraction(1, 10)),
    Plan("p(95)<=+10%", Fraction(1, 20)),
    Plan("p(99)<=+10%", Fraction(1, 100)),
    Plan("p(99)<=+10%", Fraction(1, 100), most=4000),
]


def proofs() -> list[Proof]:
    """The looks that the shipped code plans, with the exact errors."""
    asked = [(one.threshold, one.samples or "auto", one.most) for one in PLANS]
    found = []
    for plan, planned in zip(PLANS, plans(asked), strict=True):
        looks = [Look(one["size"], one["metUpTo"], one["brokenFrom"]) for one in planned]
        found.append(Proof(plan, looks, *plan.errors(looks)))
    return found
