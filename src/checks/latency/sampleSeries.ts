import { Map } from '../../lib/primordials.ts';
import type { Sample } from './sample.ts';

/** What becomes of calls in flight once enough is known. */
export type Patience = 'waitForCalls' | 'abortCalls';

/** Whether enough is known; `undefined` where more calls are needed. */
export type Enough = (samples: readonly Sample[]) => Patience | undefined;

/** The calls of one measurement: what the workers that make them share. */
export interface SampleSeries {
  /** Calls that were started. */
  started: number;
  /** When the next call may start, where there is a rate. */
  nextAt: number;
  /** What the last call said that was cut off. */
  cutOff: Error | undefined;
  isEnough: boolean;
  isOver: boolean;
  /** The samples of the first calls, without a gap. */
  readonly samples: Sample[];
  /** Takes the sample of the call with this number. */
  accept(index: number, sample: Sample): void;
}

/** A new one; `onEnough` is told once that no more calls are needed. */
export function sampleSeries(enough: Enough, onEnough: (how: Patience) => void): SampleSeries {
  const early = new Map<number, Sample>();
  const series: SampleSeries = {
    started: 0,
    nextAt: 0,
    cutOff: undefined,
    isEnough: false,
    isOver: false,
    samples: [],
    accept(index, sample) {
      early.set(index, sample);
      for (;;) {
        const next = early.get(series.samples.length);
        if (next === undefined || series.isOver) return;
        early.delete(series.samples.length);
        series.samples.push(next);
        const how = enough(series.samples);
        if (how === undefined) continue;
        series.isEnough = series.isOver = true;
        onEnough(how);
      }
    },
  };
  return series;
}
