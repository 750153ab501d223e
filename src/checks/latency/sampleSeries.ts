import { Map } from '../../lib/primordials.ts';
import type { Sample } from './sample.ts';

/** What to do with the calls in flight when the measurement stops. */
export type Stop = 'waitForCalls' | 'abortCalls';

/** Says after every sample whether to stop; `undefined` if more calls are needed. */
export type StopRule = (samples: readonly Sample[]) => Stop | undefined;

/** The calls of one measurement: the state that its workers share. */
export interface SampleSeries {
  /** How many calls were started. */
  started: number;
  /** When the next call may start, if there is a rate. On the clock of the run. */
  nextAt: number;
  /** The error of the last call that the end of the time cut off. */
  cutOff: Error | undefined;
  /** The stop rule ended the measurement. */
  isStopped: boolean;
  /** No more samples are accepted, for whatever reason. */
  isOver: boolean;
  /** The samples in the order in which their calls started, without gaps. */
  readonly samples: Sample[];
  /** Takes the sample of the call with this number. */
  accept(index: number, sample: Sample): void;
}

/** A new series. It calls `onStop` once, as soon as the rule says to stop. */
export function sampleSeries(stopRule: StopRule, onStop: (stop: Stop) => void): SampleSeries {
  const early = new Map<number, Sample>();
  const series: SampleSeries = {
    started: 0,
    nextAt: 0,
    cutOff: undefined,
    isStopped: false,
    isOver: false,
    samples: [],
    accept(index, sample) {
      early.set(index, sample);
      for (;;) {
        const next = early.get(series.samples.length);
        if (next === undefined || series.isOver) return;
        early.delete(series.samples.length);
        series.samples.push(next);
        const stop = stopRule(series.samples);
        if (stop === undefined) continue;
        series.isStopped = series.isOver = true;
        onStop(stop);
      }
    },
  };
  return series;
}
