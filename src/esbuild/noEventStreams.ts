/**
 * Replaces the SDK's event streams, because no operation that hooks call streams. An operation that
 * does stream throws an error that says what is missing. Exports what clients import from
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

/** Every client that has an operation with an event stream calls it during construction. */
export const eventStreamSerdeProvider: () => Marshaller = () => ({
  serialize: missing,
  deserialize: missing,
});

/** Adds to a client's settings what its streaming operations would need. */
export const resolveEventStreamSerdeConfig: <T extends object>(
  settings: T,
) => T & { eventStreamMarshaller: Marshaller } = (settings) =>
  Object.assign(settings, { eventStreamMarshaller: eventStreamSerdeProvider() });

/** An operation that streams constructs it. */
export function EventStreamSerde(): never {
  return missing();
}
