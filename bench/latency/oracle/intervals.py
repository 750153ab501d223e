"""Confidence intervals of a share, by Clopper and Pearson: exact, from the binomial distribution."""

from __future__ import annotations

from math import exp, lgamma, log, log1p


def at_most(k: int, n: int, share: float) -> float:
    """P(X <= k) for X ~ B(n, share)."""
    if k < 0:
        return 0.0
    if k >= n or share <= 0:
        return 1.0
    if share >= 1:
        return 0.0

    def term(i: int) -> float:
        ways = lgamma(n + 1) - lgamma(i + 1) - lgamma(n - i + 1)
        return exp(ways + i * log(share) + (n - i) * log1p(-share))

    return min(1.0, sum(term(i) for i in range(k + 1)))


def lower_end(hits: int, n: int, confidence: float) -> float:
    """The share that is exceeded with this (one-sided) confidence."""
    if hits == 0:
        return 0.0
    low, high = 0.0, hits / n
    for _ in range(50):
        middle = (low + high) / 2
        if 1 - at_most(hits - 1, n, middle) > 1 - confidence:
            high = middle
        else:
            low = middle
    return low


def upper_end(hits: int, n: int, confidence: float) -> float:
    """The share that is not reached with this (one-sided) confidence."""
    return 1 - lower_end(n - hits, n, confidence)
