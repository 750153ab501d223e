import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { trapCrashes } from '../../../src/hooks/process/crashTrap.ts';

/** The test runner gives the process a method of its own; outside it, the process inherits it. */
const runners = Object.getOwnPropertyDescriptor(process, 'emit');

beforeEach(() => Reflect.deleteProperty(process, 'emit'));

afterEach(() => {
  if (runners) Object.defineProperty(process, 'emit', runners);
});

it('hears an uncaught exception while a check has replaced the methods of events', async () => {
  const trap = trapCrashes();
  trap.first.catch(() => undefined);
  const emit: unknown = Reflect.get(EventEmitter.prototype, 'emit');
  EventEmitter.prototype.emit = () => {
    throw new Error('this function was replaced');
  };
  try {
    // Node does the same with an error that nobody caught.
    expect(process.emit('uncaughtException', new Error('late'))).toBe(true);
  } finally {
    Reflect.set(EventEmitter.prototype, 'emit', emit);
  }
  expect(trap.seen()?.message).toBe('uncaught exception: Error: late');
  await trap.release();
  expect(Object.hasOwn(process, 'emit')).toBe(false);
});
