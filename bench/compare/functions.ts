/** Functions of known behaviour. Each call is in an execution environment of its version. */
import { randomUUID } from 'node:crypto';

/** What a call knows of where it runs. */
export interface Environment {
  /** Counts the calls of this execution environment. */
  calls: number;
  readonly startedAt: number;
  readonly version: string;
  /** What the environment remembers. */
  readonly cached: number;
}

export type Behaviour = (environment: Environment, payload: { id: number }) => unknown;

const order = (id: number) => ({
  id,
  status: 'open',
  total: 100,
  lines: Array.from({ length: 5 }, (_, at) => ({ sku: `sku-${at}`, quantity: at + 1 })),
});

const http = (body: unknown) => ({
  statusCode: 200,
  headers: { 'content-type': 'application/json', 'x-kind': 'order' },
  body: JSON.stringify(body),
});

const shuffled = <T>(list: readonly T[]): T[] =>
  list
    .map((value) => ({ value, at: Math.random() }))
    .sort((one, other) => one.at - other.at)
    .map(({ value }) => value);

/** An answer with this noise beside 8 paths with steady values. */
const noisy =
  (noise: () => object): Behaviour =>
  (_, { id }) =>
    http({ ...order(id), ...noise() });

/** Noise that is independent between calls: the stated bound holds for all of it. */
export const independentNoise: Readonly<Record<string, Behaviour>> = {
  'ids and timestamps': noisy(() => ({
    requestId: randomUUID(),
    at: new Date(Date.now() + Math.random() * 1_000).toISOString(),
  })),
  'lists in random order': noisy(() => ({
    tags: shuffled(['a', 'b', 'c']),
    sizes: shuffled([1, 2]),
  })),
  'floating noise': noisy(() => ({ sum: 0.1 + 0.2 + Math.random() * 1e-12 })),
  'a coin at p = 0.5': noisy(() => ({ coin: Math.random() < 0.5 })),
  'a coin at p = 0.05': noisy(() => ({ coin: Math.random() < 0.05 })),
  'ten coins at p = 0.5': noisy(() =>
    Object.fromEntries(Array.from({ length: 10 }, (_, at) => [`coin${at}`, Math.random() < 0.5])),
  ),
  'a member that is there at p = 0.5': noisy(() => (Math.random() < 0.5 ? { hint: 'x' } : {})),
};

/** Noise that is not independent: what the check says of it is reported apart. */
export const dependentNoise: Readonly<Record<string, Behaviour>> = {
  'a counter per environment': ({ calls }, { id }) => http({ ...order(id), calls }),
  'a cached answer per environment': ({ cached }, { id }) => http({ ...order(id), cached }),
  'a start time per environment': ({ startedAt }, { id }) => http({ ...order(id), startedAt }),
  'a value per version': ({ version }, { id }) => http({ ...order(id), build: `build-${version}` }),
  "Lambda's functionVersion": ({ version }, { id }) =>
    http({ ...order(id), functionVersion: version }),
};

/** All independent noise at once, so that a difference must be found beside it. */
const beside = (id: number) => ({
  ...order(id),
  requestId: randomUUID(),
  coin: Math.random() < 0.5,
  tags: shuffled(['a', 'b', 'c']),
});

/** The version in production, for planted differences. */
export const production: Behaviour = (_, { id }) =>
  id === 9 ? fail('TypeError') : http(beside(id));

/** An error of a function. */
export class FunctionFailure extends Error {
  override readonly name = 'FunctionFailure';
  readonly errorType: string;

  constructor(errorType: string) {
    super(errorType);
    this.errorType = errorType;
  }
}

function fail(errorType: string): never {
  throw new FunctionFailure(errorType);
}

const changed =
  (change: (body: ReturnType<typeof beside>, id: number) => object): Behaviour =>
  (_, { id }) =>
    id === 9 ? fail('TypeError') : http(change(beside(id), id));

/** New versions with one difference each. */
export const planted: Readonly<Record<string, Behaviour>> = {
  'a missing member': changed((body) => ({ ...body, status: undefined })),
  'another type': changed((body) => ({ ...body, total: `${body.total}` })),
  'a number off by 1 %': changed((body) => ({ ...body, total: body.total * 1.01 })),
  'a changed enum in one of ten events': changed((body, id) =>
    id === 4 ? { ...body, status: 'closed' } : body,
  ),
  'a lost header': (_, { id }) =>
    id === 9
      ? fail('TypeError')
      : { ...http(beside(id)), headers: { 'content-type': 'application/json' } },
  'a different error': (_, { id }) => (id === 9 ? fail('RangeError') : http(beside(id))),
};
