import { Error, Math, Promise } from '../../lib/primordials.ts';
import type { CheckContext } from '../../model/check.ts';
import type { RunClock } from '../../lib/runClock.ts';
import { runSteps } from '../../lib/steps.ts';
import { clockOf, limitedSignal, pause } from '../../lib/timers.ts';
import type { CallLanes } from './callLanes.ts';
import type { Arm, Sample } from './sample.ts';
import {
  armOf,
  sampleSeries,
  type Lane,
  type SampleSeries,
  type Stop,
  type StopRule,
} from './sampleSeries.ts';

/** How much load to put on the function. */
export interface Load {
  /** One version, or two that are called alternately. */
  readonly arms: readonly Arm[];
  /** How many calls may be in flight at the same time. */
  readonly lanes: CallLanes;
  /** The most calls started per second; `undefined` starts each one when the last is answered. */
  readonly rate: number | undefined;
  /** How many calls of each version every lane makes before its calls count. */
  readonly warmUp: number;
  /** The most calls in total that are not warm-up calls. */
  readonly maxCalls: number;
}

/** Makes one call. */
export type Call = (arm: Arm, isWarmUp: boolean, signal: AbortSignal) => Promise<Sample>;

/** How long to wait for calls in flight at the end, because one of them may hang. */
const waitForCallsMs = 1_000;

/** The samples in the order in which their calls started, and what ended the measurement. */
export interface Taken {
  readonly samples: readonly Sample[];
  /** Every call that was made, also those answered too late to count. */
  readonly calls: number;
  readonly endedBy: 'stopRule' | 'time' | 'maxCalls';
  /** The error of the last call that the end of the time cut off, if it had one of its own. */
  readonly cutOff?: Error;
}

/**
 * How many calls a lane may be ahead of the slowest one. Without a limit, lanes with fast execution
 * environments would make most of the calls, and hide the slow ones.
 */
const mostAhead = 2;

/** The part of the time left that is kept for judging the samples. */
function reserveMs(remainingMs: number): number {
  return Math.min(500, Math.max(20, remainingMs * 0.05));
}

/**
 * Calls the function until the stop rule ends it, `maxCalls` is reached or the time runs out.
 * Samples count in the order in which their calls started: in the order of their answers, fast
 * calls would be preferred. Rejects if a call rejects.
 */
export async function takeSamples(
  load: Load,
  call: Call,
  stopRule: StopRule,
  context: Pick<CheckContext, 'signal' | 'remainingTime' | 'clock'>,
): Promise<Taken> {
  const clock = clockOf(context);
  const remaining = Math.max(0, context.remainingTime());
  const timeout = new Error('the time for samples ran out');
  const limitMs = remaining - reserveMs(remaining);
  const limit = limitedSignal(context.signal, limitMs, timeout, clock);
  const onStop = (stop: Stop) => {
    void pause(stop === 'abortCalls' ? 0 : waitForCallsMs, limit.signal, clock).then(
      limit.abort,
      () => undefined,
    );
  };
  const turns = { signal: limit.signal, clock: context.clock };
  const series = sampleSeries(stopRule, onStop, (judging) => runSteps(judging, turns));
  limit.signal.addEventListener('abort', series.wake, { once: true });
  try {
    await runLanes({ load, call, series, clock, signal: limit.signal });
    await series.judging?.catch((error: unknown) => {
      if (!limit.signal.aborted) throw error;
    });
    return taken(series, limit.signal);
  } finally {
    series.isOver = true;
    limit.end();
    limit.abort();
  }
}

function taken({ samples, started, isStopped, cutOff }: SampleSeries, signal: AbortSignal): Taken {
  return {
    samples,
    calls: started,
    endedBy: isStopped ? 'stopRule' : signal.aborted ? 'time' : 'maxCalls',
    ...(cutOff !== undefined && cutOff !== signal.reason && { cutOff }),
  };
}

/** One measurement, as its lanes see it. */
interface Measurement {
  readonly load: Load;
  readonly call: Call;
  readonly series: SampleSeries;
  readonly signal: AbortSignal;
  readonly clock: RunClock;
}

/** Runs the lanes that are allowed, and more of them as soon as more are allowed. */
async function runLanes(measurement: Measurement): Promise<void> {
  const { load, series, signal } = measurement;
  await new Promise<void>((resolve, reject) => {
    let running = 0;
    const open = () => {
      while (!series.isOver && !signal.aborted && series.lanes.length < load.lanes.allowed()) {
        running += 1;
        callRepeatedly(measurement, series.openLane(), open).then(() => {
          running -= 1;
          if (running === 0) resolve();
        }, reject);
      }
    };
    open();
    if (running === 0) resolve();
  });
}

/** One lane: it starts its next call after the last one was answered. */
async function callRepeatedly(
  { load, call, series, signal, clock }: Measurement,
  lane: Lane,
  onSample: () => void,
): Promise<void> {
  const isOpen = () => lane.number < load.lanes.allowed();
  const goesOn = () =>
    !series.isOver && !signal.aborted && isOpen() && series.counted < load.maxCalls;
  try {
    while (goesOn()) {
      if (series.judging !== undefined) {
        await series.judging;
        continue;
      }
      if (series.callsAhead(lane, load.lanes.allowed()) >= mostAhead) {
        await series.nextAnswer();
        continue;
      }
      if (load.rate !== undefined) {
        await pause(series.nextTurnMs(load.rate, clock), signal, clock);
      }
      if (!goesOn()) return;
      const index = series.started;
      series.started += 1;
      const isWarmUp = lane.calls < load.warmUp * load.arms.length;
      if (!isWarmUp) series.counted += 1;
      const sample = await call(armOf(load.arms, lane), isWarmUp, signal);
      lane.calls += 1;
      lane.position += 1;
      load.lanes.update(sample);
      series.accept(index, sample);
      onSample();
    }
  } catch (error) {
    // If the measurement is over, the call was cut off: that is not an error of the call.
    if (series.isOver || signal.aborted) {
      if (error instanceof Error) series.cutOff = error;
      return;
    }
    series.isOver = true;
    throw error;
  } finally {
    series.wake();
  }
}
