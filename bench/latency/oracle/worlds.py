"""Streams of durations. They know nothing of the check that will sample them."""

from __future__ import annotations

from array import array
from base64 import b64encode
from dataclasses import dataclass
from math import exp
from random import Random
from statistics import NormalDist

ENVIRONMENTS = 64
SETTLED = 8  # after so many time constants a warming environment is hot


@dataclass(frozen=True)
class Version:
    """How long the calls of one version take: lognormal, and the ways in which that is not all."""

    median_ms: float = 20.0
    sigma: float = 0.3
    slow_share: float = 0.0  # of the calls: the slow mode
    slow_factor: float = 10.0
    burst: float = 1.0  # the mean length of a run of slow calls
    environment_sd: float = 0.0  # of the logarithm, between execution environments
    slow_environments: float = 0.0  # the share of environments whose calls are all slow
    warming_extra: float = 0.0  # how much longer the first calls of an environment take
    warming_calls: float = 0.0  # the time constant of the warming, in calls

    def quantile(self, share: float) -> float:
        """Of all calls in all hot environments, without a slow mode."""
        spread = (self.sigma**2 + self.environment_sd**2) ** 0.5
        return self.median_ms * exp(spread * NormalDist().inv_cdf(share))

    def mean(self) -> float:
        """Of all calls in all hot environments."""
        spread = self.sigma**2 + self.environment_sd**2
        return self.median_ms * exp(spread / 2) * (1 + self.slow_share * (self.slow_factor - 1))

    def streams(self, random: Random, calls: int) -> dict[str, str]:
        """One run: the calls, the environments' factors and the warming curve."""
        return {
            "calls": encoded(self._calls(random, calls)),
            "environments": encoded(self._environments(random)),
            "warming": encoded(self._warming()),
        }

    def _calls(self, random: Random, calls: int) -> list[float]:
        gauss, median, sigma = random.gauss, self.median_ms, self.sigma
        times = [median * exp(sigma * gauss(0, 1)) for _ in range(calls)]
        if self.slow_share > 0:
            for index in self._slow_calls(random, calls):
                times[index] *= self.slow_factor
        return times

    def _slow_calls(self, random: Random, calls: int) -> list[int]:
        draw, share = random.random, self.slow_share
        if self.burst <= 1:
            return [index for index in range(calls) if draw() < share]
        # Two states. The chance to enter the slow one keeps its share of all calls.
        leave = 1 / self.burst
        enter = share / (1 - share) * leave
        is_slow, slow = draw() < share, []
        for index in range(calls):
            if is_slow:
                slow.append(index)
            is_slow = draw() >= leave if is_slow else draw() < enter
        return slow

    def _environments(self, random: Random) -> list[float]:
        factors = [exp(self.environment_sd * random.gauss(0, 1)) for _ in range(ENVIRONMENTS)]
        if self.slow_environments > 0:
            return [
                factor * (self.slow_factor if random.random() < self.slow_environments else 1)
                for factor in factors
            ]
        return factors

    def _warming(self) -> list[float]:
        if self.warming_extra == 0:
            return [1.0]
        constant = self.warming_calls
        steps = range(int(SETTLED * constant))
        return [1 + self.warming_extra * exp(-step / constant) for step in steps] + [1.0]


def encoded(values: list[float]) -> str:
    return b64encode(array("d", values).tobytes()).decode("ascii")
