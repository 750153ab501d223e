/** A schema of the SDK: a number for a simple type, or its kind, namespace, name, traits and the rest. */
export type Schema = readonly unknown[];

/** Errors that differ only in their names. */
export type ErrorGroup = readonly [
  traits: { error: 'client' | 'server'; [trait: string]: unknown },
  members: readonly string[],
  memberSchemas: readonly unknown[],
  /** Those that an object of the class has, in their order. */
  classMembers: readonly string[],
  /** With a space between. */
  names: string,
];

/** What differs from service to service. */
export interface ServiceParts {
  readonly serviceId: string;
  /** The service in a signature, and the first label of its host. */
  readonly signingName: string;
  readonly clientName: string;
  /** The version of the SDK's client that the parts are from. */
  readonly clientVersion: string;
  readonly protocolSettings: {
    readonly defaultNamespace: string;
    readonly serviceTarget: string;
    readonly [setting: string]: unknown;
  };
  readonly errors: readonly ErrorGroup[];
}

/** The regions of a partition, its suffix of host names, and its suffix for dual-stack. */
export type Partition = readonly [regions: RegExp, dnsSuffix: string, dualStackDnsSuffix: string];
