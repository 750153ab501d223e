import { Array, Object } from '../../lib/primordials.ts';
import { isPlainObject } from '../../lib/objects.ts';
import type { PayloadOption } from '../invocation/invocationOptions.ts';
import { describePayload } from '../invocation/describePayload.ts';
import { isRecordedEvents, type RecordedEvents } from '../events/recordedEvents.ts';
import type { OptionalKind } from '../options/optionKind.ts';
import { OptionMistakes } from '../options/optionMistake.ts';
import type { NamedEvent } from './rounds/compareRounds.ts';

/** Payloads in a list, or by their names, or those of a folder. */
export type EventsOption =
  readonly PayloadOption[] | Readonly<Record<string, PayloadOption>> | RecordedEvents;

const forms = ['$event', '$file', '$literal'] as const;

/** The kind of the option `events`. */
export const eventsKind: OptionalKind = {
  type: ['array', 'object'],
  minItems: 1,
  items: {
    title: 'a JSON value, or in code a function of the context that returns one',
    acceptsInCode: (value) => !['symbol', 'bigint', 'undefined'].includes(typeof value),
    forms,
  },
  minProperties: 1,
  // One payload in place of several would have members that are no objects.
  additionalProperties: {
    type: 'object',
    title: 'a payload that is an object, or in code a function that returns one',
    acceptsInCode: (value) => typeof value === 'function' || isPlainObject(value),
    forms,
  },
  title: 'a list of payloads, or an object with payloads by their names, or recordedEvents()',
  acceptsInCode: isRecordedEvents,
  forms: ['$file'],
  namesSeveralFiles: true,
};

/** The events with their names. Throws {@link OptionMistakes} if those of a folder cannot be read. */
export function namedEvents(events: EventsOption): NamedEvent[] {
  if (isRecordedEvents(events)) {
    if (events.mistakes.length > 0) {
      throw new OptionMistakes(events.mistakes.map((why) => ({ pointer: '/events', why })));
    }
    return byName(events.events);
  }
  if (!Array.isArray(events)) return byName(events as Readonly<Record<string, PayloadOption>>);
  return (events as readonly PayloadOption[]).map((payload, at) => {
    const what = typeof payload === 'function' ? 'a payload' : describePayload(payload);
    return { name: `${at + 1}: ${what}`, payload };
  });
}

const byName = (events: Readonly<Record<string, PayloadOption>>): NamedEvent[] =>
  Object.entries(events).map(([name, payload]) => ({ name, payload }));
