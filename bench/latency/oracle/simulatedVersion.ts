import type { RunClock } from '../../../src/lib/runClock.ts';
import { pause } from '../../../src/lib/timers.ts';

/** The streams of one version, as the oracle drew them. They know nothing of how they are sampled. */
export interface VersionStreams {
  /** Milliseconds of the first, second, ... call that starts, before the next two factors. */
  readonly calls: Float64Array;
  /** A factor for each execution environment, in the order in which Lambda starts them. */
  readonly environments: Float64Array;
  /** A factor for the first, second, ... call of an environment. The last one stays. */
  readonly warming: Float64Array;
}

/** One answered call. */
export interface SimulatedCall {
  readonly durationMs: number;
  readonly wallMs: number;
  readonly initDurationMs?: number;
}

const initMs = 150;

/**
 * A version in simulated time. A call takes the free environment that was used last, and if none is
 * free it starts a new one.
 */
export function simulatedVersion(
  streams: VersionStreams,
  networkMs: number,
  clock: RunClock,
): (signal: AbortSignal) => Promise<SimulatedCall> {
  const free: { readonly factor: number; calls: number }[] = [];
  let environments = 0;
  let calls = 0;

  const newEnvironment = () => {
    const factor = streams.environments[environments % streams.environments.length] ?? 1;
    environments += 1;
    return { factor, calls: 0 };
  };

  return async (signal) => {
    const start = clock.now();
    const drawnMs = streams.calls[calls];
    if (drawnMs === undefined) throw new Error(`the stream ends after ${calls} calls`);
    calls += 1;
    const warm = free.pop();
    const environment = warm ?? newEnvironment();
    const warmth = streams.warming[Math.min(environment.calls, streams.warming.length - 1)] ?? 1;
    environment.calls += 1;
    // A REPORT line has two decimals.
    const durationMs = Math.round(drawnMs * environment.factor * warmth * 100) / 100;
    await pause(durationMs + networkMs + (warm === undefined ? initMs : 0), signal, clock);
    free.push(environment);
    const wallMs = clock.now() - start;
    return { durationMs, wallMs, ...(warm === undefined && { initDurationMs: initMs }) };
  };
}
