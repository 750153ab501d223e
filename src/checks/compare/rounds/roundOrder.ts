import { Promise } from '../../../lib/primordials.ts';

/** The version in production, or the one being deployed. */
export type Side = 'old' | 'now';

/** The calls of a round: groups one after the other, the calls of one group at the same time. */
export type RoundOrder = readonly (readonly Side[])[];

/**
 * Two old calls at the same time run in different execution environments; one after the other they may
 * share one. The first round has the new call between two old ones: a value that only rises or only
 * falls in time, such as a clock or a counter, never agrees before and after but not between.
 */
const orders: readonly RoundOrder[] = [
  [['old'], ['now'], ['old']],
  [['old', 'old'], ['now']],
  [['now'], ['old'], ['old']],
  [['old', 'now', 'old']],
  [['old'], ['old'], ['now']],
  [['now'], ['old', 'old']],
];

/** The order of a round, counted from 1. */
export function roundOrder(round: number): RoundOrder {
  return orders[(round - 1) % orders.length] ?? [];
}

/** The answers of one round's calls. */
export interface RoundAnswers<Answer> {
  readonly old: readonly [Answer, Answer];
  readonly now: Answer;
}

/** Makes the three calls of a round in its order. */
export async function makeRound<Answer>(
  order: RoundOrder,
  call: (side: Side) => Promise<Answer>,
): Promise<RoundAnswers<Answer>> {
  const answers: Record<Side, Answer[]> = { old: [], now: [] };
  for (const group of order) {
    const answered = await Promise.all(
      group.map(async (side) => ({ side, answer: await call(side) })),
    );
    for (const { side, answer } of answered) answers[side].push(answer);
  }
  const [one, other] = answers.old;
  const [now] = answers.now;
  return { old: [one as Answer, other as Answer], now: now as Answer };
}
