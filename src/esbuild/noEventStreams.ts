/**
 * Stands where the SDK's event streams would be: of the operations that hooks call none streams, and
 * an operation that does says what is missing. Exports what clients take from
 * `@smithy/core/event-streams`.
 */

function missing(): never {
  throw new Error(
    'event streams are left out of this bundle: build it without the alias "@smithy/core/event-streams" of the preset',
  );
}

interface Marshaller {
  serialize: () => never;
  deserialize: () => never;
}

/** Asked for by every client that has an operation with an event stream, while it is made. */
export const eventStreamSerdeProvider: () => Marshaller = () => ({
  serialize: missing,
  deserialize: missing,
});

/** Adds to a client's settings what its streaming operations would ask for. */
export const resolveEventStreamSerdeConfig: <T extends object>(
  settings: T,
) => T & { eventStreamMarshaller: Marshaller } = (settings) =>
  Object.assign(settings, { eventStreamMarshaller: eventStreamSerdeProvider() });

/** Constructed when an operation streams. */
export function EventStreamSerde(): never {
  return missing();
}
