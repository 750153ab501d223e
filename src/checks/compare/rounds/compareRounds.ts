import { Array, Error, Math, Promise } from '../../../lib/primordials.ts';
import { clockOf, limitedSignal } from '../../../lib/timers.ts';
import type { CheckContext } from '../../../model/check.ts';
import { resolvePayload, type PayloadOption } from '../../invocation/invocationOptions.ts';
import { chanceOfFalseAlarm, roundsAfterFirst } from './boundRounds.ts';
import type { ComparedAnswer, ComparisonCalls } from './comparisonCalls.ts';
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
  /** The time ended before the rounds did. */
  readonly isTimeOver: boolean;
}

/** From this size on, only one event is compared at a time: a hook may have 128 MB. */
const largeAnswer = 500_000;

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
    return { ...one, judge, onlyErrors: true };
  });
  const makeRounds = roundMaker(options.concurrency, calls, context);
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
    return { events, rounds: 1 + further, undecided, chance, isTimeOver: !isInTime };
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
  context: CheckContext,
): RoundMaker {
  const leftMs = Math.max(0, context.remainingTime());
  const reason = new Error('the time for rounds ran out');
  const limit = limitedSignal(context.signal, leftMs - reserveMs(leftMs), reason, clockOf(context));
  let lanes = concurrency;
  const oneRound = async (event: ComparedEvent): Promise<void> => {
    const payload = await resolvePayload(event.payload, context);
    const order = roundOrder(event.judge.rounds() + 1);
    const { old, now } = await makeRound(order, (side) => calls.call(side, payload, limit.signal));
    const answers: ComparedAnswer[] = [...old, now];
    if (answers.some(({ characters }) => characters > largeAnswer)) lanes = 1;
    event.onlyErrors &&= answers.every(({ isError }) => isError);
    event.judge.observe({ old: [old[0].paths, old[1].paths], now: now.paths });
  };
  return {
    of: async (events) => {
      try {
        await inLanes(events, () => lanes, oneRound);
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

/** Does the work of all items, at most so many at a time. Rejects as soon as one rejects. */
async function inLanes<Item>(
  items: readonly Item[],
  lanes: () => number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const waiting = items.values();
  const lane = async (number: number): Promise<void> => {
    while (number < lanes()) {
      const next = waiting.next();
      if (next.done === true) return;
      await work(next.value);
    }
  };
  await Promise.all(Array.from({ length: lanes() }, (_, number) => lane(number)));
}
