import { Array, Error, Math, Promise } from '../../../lib/primordials.ts';
import { clockOf, limitedSignal } from '../../../lib/timers.ts';
import type { CheckContext } from '../../../model/check.ts';
import { resolvePayload, type PayloadOption } from '../../invocation/invocationOptions.ts';
import { chanceOfFalseAlarm, roundsAfterFirst } from './boundRounds.ts';
import { mostPathsOfAll } from '../answers/answerLimits.ts';
import { answerGate } from './answerGate.ts';
import { ComparisonEnd, type ComparedAnswer, type ComparisonCalls } from './comparisonCalls.ts';
import { roundJudge, type RoundJudge } from './judgeRounds.ts';
import { roundsForNoise } from './maskedValues.ts';
import type { PathRules } from '../answers/pathRules.ts';
import { makeRound, roundOrder } from './roundOrder.ts';

/** A payload, and how the record names it. */
export interface NamedEvent {
  readonly name: string;
  readonly payload: PayloadOption;
}

/** How many rounds there are. */
export interface RoundOptions {
  /** As many as it takes to stay below the bound, or at most so many. */
  readonly rounds: number | 'auto';
  /** The largest chance of a false alarm, as a share of 1. */
  readonly bound: number;
  /** Fewer are never made, so that there are enough times for a limit of the latency. */
  readonly leastRounds: number;
  /** How many events are compared at the same time. */
  readonly concurrency: number;
}

/** What the rounds of one event have found. */
export interface ComparedEvent extends NamedEvent {
  readonly judge: RoundJudge;
  /** Both versions answered all calls with an error. */
  onlyErrors: boolean;
  /** The size of its largest answer so far. Until there is one, it may be as large as any. */
  size: number | undefined;
}

/** What all rounds have found. */
export interface ComparedEvents {
  readonly events: readonly ComparedEvent[];
  /** How many rounds a difference has to be found in. */
  readonly rounds: number;
  /** How many tests were undecided after the first round. */
  readonly undecided: number;
  /** The largest chance that one of them is a false alarm, for noise that is independent. */
  readonly chance: number;
  /** The events that the time ended before all their rounds. */
  readonly unfinished: readonly ComparedEvent[];
}

/** Lambda's limit of an answer is 6 MB. One that is not known yet may have as many characters. */
const largestAnswer = 6_291_556;
/** The answers that are in memory at a time, in characters: one that is large, and small ones. */
const mostInMemory = 8_000_000;
/** The memory that one path takes, in characters of an answer. */
const charactersPerPath = 100;

/** The part of the time left that is kept for judging the answers. */
const reserveMs = (leftMs: number): number => Math.min(500, Math.max(20, leftMs * 0.05));

/** Compares every event in one round, and then as long as a path is undecided. */
export async function compareRounds(
  named: readonly NamedEvent[],
  options: RoundOptions,
  rules: PathRules,
  calls: ComparisonCalls,
  context: CheckContext,
): Promise<ComparedEvents> {
  const events: ComparedEvent[] = named.map((one) => {
    const judge = roundJudge((path) => rules.of(path));
    return { ...one, judge, onlyErrors: true, size: undefined };
  });
  const limitPaths = (): void => {
    requirePaths(events.reduce((sum, { judge }) => sum + judge.size(), 0));
  };
  const makeRounds = roundMaker(options.concurrency, calls, limitPaths, context);
  try {
    let isInTime = await makeRounds.of(events);
    const undecided = events.reduce((sum, { judge }) => sum + judge.undecided(), 0);
    const further =
      options.rounds === 'auto' ? roundsAfterFirst(undecided, options.bound) : options.rounds - 1;
    const openEvents = () => events.filter(({ judge }) => isOpen(judge, options, 1 + further));
    for (let open = openEvents(); open.length > 0 && isInTime; open = openEvents()) {
      isInTime = await makeRounds.of(open);
    }
    const chance = chanceOfFalseAlarm(undecided, further);
    const unfinished = isInTime ? [] : openEvents();
    return { events, rounds: 1 + further, undecided, chance, unfinished };
  } finally {
    makeRounds.end();
  }
}

/** Whether an event needs another round. */
function isOpen(judge: RoundJudge, options: RoundOptions, rounds: number): boolean {
  const forPaths = judge.undecided() > 0 ? rounds : 1;
  const forNoise = judge.hasNoise() ? roundsForNoise : 1;
  const wanted = Math.max(forPaths, forNoise, options.leastRounds);
  return judge.rounds() < (options.rounds === 'auto' ? wanted : Math.min(options.rounds, wanted));
}

interface RoundMaker {
  /** Makes one round of each event. `false` if the time was over before that. */
  of(events: readonly ComparedEvent[]): Promise<boolean>;
  end(): void;
}

function roundMaker(
  concurrency: number,
  calls: ComparisonCalls,
  limitPaths: () => void,
  context: CheckContext,
): RoundMaker {
  const leftMs = Math.max(0, context.remainingTime());
  const reason = new Error('the time for rounds ran out');
  const limit = limitedSignal(context.signal, leftMs - reserveMs(leftMs), reason, clockOf(context));
  const gate = answerGate(mostInMemory);
  const oneRound = async (event: ComparedEvent): Promise<void> => {
    const payload = await resolvePayload(event.payload, context);
    const order = roundOrder(event.judge.rounds() + 1);
    const room = await gate.enter(event.size ?? largestAnswer, limit.signal);
    try {
      const { old, now } = await makeRound(order, async (side) => {
        const answer = await calls.call(side, payload, limit.signal);
        event.size = Math.max(event.size ?? 0, sizeOf(answer));
        room.resize(event.size);
        return answer;
      });
      event.onlyErrors &&= [...old, now].every(({ isError }) => isError);
      event.judge.observe({ old: [old[0].paths, old[1].paths], now: now.paths });
    } finally {
      room.leave();
    }
    limitPaths();
  };
  return {
    of: async (events) => {
      try {
        await inLanes(events, concurrency, oneRound);
        return true;
      } catch (error) {
        if (context.signal.aborted || !limit.signal.aborted) throw error;
        return false;
      }
    },
    end: () => {
      limit.end();
      limit.abort();
    },
  };
}

const sizeOf = ({ characters, paths }: ComparedAnswer): number =>
  characters + charactersPerPath * paths.size;

function requirePaths(paths: number): void {
  if (paths <= mostPathsOfAll) return;
  const message = `the answers of all events have more than ${mostPathsOfAll} paths together: name fewer events, or what is data in "ignore"`;
  throw new ComparisonEnd({ outcome: 'errored', message });
}

/** Does the work of all items, at most so many at a time. Rejects as soon as one rejects. */
async function inLanes<Item>(
  items: readonly Item[],
  lanes: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const waiting = items.values();
  const lane = async (): Promise<void> => {
    for (const item of waiting) await work(item);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}
