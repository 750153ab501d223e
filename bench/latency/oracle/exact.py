"""Exact error probabilities of a group-sequential binomial test, in whole numbers.

Nothing is rounded: a probability is a numerator over a power of the share's denominator. The rules are
written from docs/latency.md, not from the TypeScript.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil

TOTAL_ERROR = Fraction(5, 100)
COMPARED_ERROR = Fraction(49, 1000)  # the rest is for the second test, if a version warms up
MULTIPLES = (1, 2, 4, 8)

# The candidates for the error of one look and side. The last one is enough for any four looks.
PROVEN_ERRORS = [Fraction(n, 10_000) for n in (220, 200, 180, 160, 140, 125)]
COMPARED_ERRORS = [Fraction(n, 100_000) for n in (1250, 1050, 1000, 900, 800, 700, 625)]


@dataclass(frozen=True)
class Look:
    """What a look proves by the number of calls over the limit."""

    size: int
    met_up_to: int  # -1: no count proves the limit met
    broken_from: int  # size + 1: no count proves it broken


def terms(size: int, share: Fraction) -> Iterator[int]:
    """C(size, k) hit^k miss^(size - k) for k = 0, 1, ..., over the denominator^size."""
    hit, miss = share.numerator, share.denominator - share.numerator
    term = miss**size
    for k in range(size + 1):
        yield term
        term = term * (size - k) * hit // ((k + 1) * miss)


def look(size: int, share: Fraction, alpha: Fraction) -> Look:
    """The counts that have a probability of at most `alpha` if exactly `share` of calls is over."""
    everything = share.denominator**size
    allowed = alpha * everything
    met, broken, below = -1, size + 1, 0
    for k, term in enumerate(terms(size, share)):
        if everything - below <= allowed:
            broken = k
            break
        below += term
        if below <= allowed:
            met = k
    return Look(size, met, broken)


def errors(looks: Sequence[Look], share: Fraction) -> tuple[Fraction, Fraction]:
    """P(a look says "met") and P(a look says "broken") if `share` of calls is over.

    A random walk: each look absorbs the counts that it decides, and the others walk on.
    """
    walking, seen = {0: 1}, 0
    met = broken = Fraction(0)
    for one in looks:
        step, seen = one.size - seen, one.size
        total = sum(walking.values()) * share.denominator**step
        reached: dict[int, int] = {}
        # The counts from broken_from on are absorbed together: all that is not below.
        for k, term in enumerate(terms(step, share)):
            if k >= one.broken_from:
                break
            for count, weight in walking.items():
                if count + k < one.broken_from:
                    reached[count + k] = reached.get(count + k, 0) + weight * term
        scale = share.denominator**seen
        broken += Fraction(total - sum(reached.values()), scale)
        met += Fraction(sum(w for c, w in reached.items() if c <= one.met_up_to), scale)
        walking = {c: w for c, w in reached.items() if c > one.met_up_to}
        if not walking:
            break
    return met, broken


def crossings(looks: Sequence[Look], share: Fraction) -> tuple[Fraction, Fraction]:
    """Each error if the walk never ends on the other side: nothing can make it larger."""
    # Counts above the last one that is enough never come back, so they need not walk on.
    hopeless = max((one.met_up_to for one in looks), default=-1) + 1
    met, _ = errors([replace(one, broken_from=max(hopeless, 1)) for one in looks], share)
    _, broken = errors([replace(one, met_up_to=-1) for one in looks], share)
    return met, broken


def first_fitting(
    sizes: Sequence[int],
    share: Fraction,
    candidates: Sequence[Fraction],
    fits: Callable[[Sequence[Look]], bool],
) -> list[Look]:
    """The looks with the first error per look that fits, else with the last one."""
    for alpha in candidates[:-1]:
        looks = [look(size, share, alpha) for size in sizes]
        if fits(looks):
            return looks
    return [look(size, share, candidates[-1]) for size in sizes]


def sizes_from(first: int, most: int) -> list[int]:
    return [first * factor for factor in MULTIPLES if first * factor <= most]


def proven_looks(share: Fraction, most: int) -> list[Look]:
    """Looks after 1, 2, 4 and 8 times ceil(4.5 / share) calls, each error at most 5 % in all."""
    sizes = sizes_from(ceil(Fraction(9, 2) / share), most)
    return first_fitting(
        sizes, share, PROVEN_ERRORS, lambda looks: max(crossings(looks, share)) <= TOTAL_ERROR
    )


def compared_looks(share: Fraction, most: int) -> list[Look]:
    """Looks after 1, 2, 4 and 8 times max(100, ceil(5 / share)) calls of each of two versions.

    A verdict rests on one bound of each version, so both errors together are at most 5 %. The first
    look must be able to see the percentile.
    """
    sizes = sizes_from(max(100, ceil(5 / share)), most)
    if len(sizes) == 1:
        return [look(sizes[0], share, TOTAL_ERROR / 2)]

    def fits(looks: Sequence[Look]) -> bool:
        return sum(crossings(looks, share)) <= COMPARED_ERROR and looks[0].met_up_to >= 0

    return first_fitting(sizes, share, COMPARED_ERRORS, fits)


def single_look(share: Fraction, samples: int) -> list[Look]:
    """A fixed number of samples spends the whole error on one look."""
    return [look(samples, share, TOTAL_ERROR)]
