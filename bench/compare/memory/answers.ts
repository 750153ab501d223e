/** Answers near Lambda's limit of 6 MB, each of the old and of the new version. */

/** What the versions answer, as JSON. */
export interface LargeAnswer {
  readonly name: string;
  readonly old: string;
  readonly now: string;
  /** How many different events are compared. */
  readonly events: number;
  /** Noise: every call answers with other values. */
  readonly isNoise?: boolean;
}

/** Lambda's limit of an answer is 6 MB. */
const mostBytes = 6 * 1_024 * 1_024;

const objects = (count: number, last: string): unknown =>
  Array.from({ length: count }, (_, id) => ({
    id: `order-${id}`,
    name: id === count - 1 ? last : `customer ${id}`,
    price: id / 8,
    tags: ['a', 'b'],
    note: 'n'.repeat(14),
  }));

const members = (count: number, last: string): unknown =>
  Object.fromEntries(
    Array.from({ length: count }, (_, id) => [
      `member${id}`,
      id === count - 1 ? last : 'x'.repeat(500),
    ]),
  );

const nested = (levels: number): string =>
  `${'{"a":['.repeat(levels / 2)}1${']}'.repeat(levels / 2)}`;

const proxy = (body: unknown): unknown => ({
  statusCode: 200,
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
});

const pair = (make: (last: string) => unknown): Pick<LargeAnswer, 'old' | 'now'> => ({
  old: JSON.stringify(make('old')),
  now: JSON.stringify(make('new')),
});

const all: readonly LargeAnswer[] = [
  { name: 'a small answer', events: 1, ...pair((last) => ({ last })) },
  {
    name: 'a text of 6.2 MB',
    events: 1,
    ...pair((last) => `${last}${'x'.repeat(mostBytes - 100_000)}`),
  },
  { name: '60,000 objects', events: 1, ...pair((last) => objects(60_000, last)) },
  { name: '46,000 objects in a body', events: 1, ...pair((last) => proxy(objects(46_000, last))) },
  { name: '9,999 paths', events: 1, ...pair((last) => members(9_999, last)) },
  {
    name: '3,000,000 numbers',
    events: 1,
    ...pair((last) => [...new Array<number>(3_000_000).fill(7), last]),
  },
  { name: '10,000 levels', events: 1, old: nested(10_000), now: nested(10_000) },
  { name: '1,000,000 levels', events: 1, old: nested(1_000_000), now: nested(1_000_000) },
  { name: '60,000 objects, three events', events: 3, ...pair((last) => objects(60_000, last)) },
  {
    name: 'a text of 6.2 MB, three events',
    events: 3,
    ...pair((last) => `${last}${'x'.repeat(mostBytes - 100_000)}`),
  },
  // All events together have 30,000 paths at most: three events are just below it.
  { name: '9,999 paths, three events', events: 3, ...pair((last) => members(9_999, last)) },
  { name: '9,999 paths, ten events', events: 10, ...pair((last) => members(9_999, last)) },
];

export const largeAnswers: readonly LargeAnswer[] = all;
