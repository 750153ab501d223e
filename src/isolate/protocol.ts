/** What the supervisor and its child say to each other, over the channel that `spawn` gives them. */

/** Where the child finds the handler that it runs. */
export interface HandlerSource {
  /** As Lambda's `Handler`: `file.export`, from `taskRoot`. */
  handler: string;
  taskRoot: string;
}

/** The first message: before any of the user's code is loaded. */
export interface StartMessage {
  kind: 'start';
  /** What the child's own messages must carry: whatever user code writes to the channel lacks it. */
  secret: string;
  source: HandlerSource;
}

export interface InvokeMessage {
  kind: 'invoke';
  event: unknown;
  /** The plain members of Lambda's context. */
  context: Record<string, unknown>;
  /** When the child's time is over, as Date.now() tells it: loading the module counts too. */
  deadlineAt: number;
}

export type ToChild = StartMessage | InvokeMessage;

/** What the module began while it loaded has ended: the child waits for its invocation. */
export interface ReadyMessage {
  kind: 'ready';
}

/** What the supervisor must know of the handler even where its process dies afterwards. */
export interface LoadedMessage {
  kind: 'loaded';
  /** As the handler's option `metrics` was read. */
  metrics?: unknown;
}

/** The handler's word, or why there is none. */
export type FromChild =
  | {
      kind: 'returned';
      value: unknown;
      /** What a handler of this package decided, whatever the one around it made of that. */
      record?: unknown;
    }
  | { kind: 'threw'; message: string }
  | { kind: 'unusable'; message: string };
