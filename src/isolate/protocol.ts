/** The messages between the supervisor and its child, over the channel that `spawn` opens. */

/** Where the child finds its handler. */
export interface HandlerSource {
  /** Like Lambda's `Handler`: `file.export`, relative to `taskRoot`. */
  handler: string;
  taskRoot: string;
}

/** The first message, before any of the user's code is loaded. */
export interface StartMessage {
  kind: 'start';
  /** Every message of the child carries it. What user code writes to the channel does not. */
  secret: string;
  source: HandlerSource;
}

export interface InvokeMessage {
  kind: 'invoke';
  event: unknown;
  /** The plain members of Lambda's context. */
  context: Record<string, unknown>;
  /** The end of the child's time, as `Date.now()` has it. Loading the module counts too. */
  deadlineAt: number;
}

/** Asks for the actions, once the report was accepted. */
export interface ActMessage {
  kind: 'act';
  /** The record, as the supervisor will log it but for `actions`. */
  report: unknown;
  /** The end of the actions' time, as `Date.now()` has it. */
  deadlineAt: number;
}

export type ToChild = StartMessage | InvokeMessage | ActMessage;

/** What became of the actions. */
export interface ActedMessage {
  kind: 'acted';
  actions: unknown;
}

/** The work that the module started while it loaded has ended. The child waits for its event. */
export interface ReadyMessage {
  kind: 'ready';
}

/** What the supervisor must know about the handler, even if its process dies afterwards. */
export interface LoadedMessage {
  kind: 'loaded';
  /** The handler's option `metrics`, as read. */
  metrics?: unknown;
  /** The names of its actions, by the status that they follow. */
  actions?: unknown;
}

/** The handler's answer, or why there is none. */
export type FromChild =
  | {
      kind: 'returned';
      value: unknown;
      /** The record of the first allow-traffic handler that ran, whatever the outer handler returned. */
      record?: unknown;
    }
  | { kind: 'threw'; message: string }
  | { kind: 'unusable'; message: string };
