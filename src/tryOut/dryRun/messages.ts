import type { DryRunEvent } from '../../hooks/hookHandler.ts';

/** The first and only message to the child process: what it runs. */
export interface DryRunOrder {
  /** The absolute path of a module, or of a JSON or YAML file of checks. */
  readonly path: string;
  /** The same as the user wrote it, for sentences. */
  readonly shownPath: string;
  readonly kind: 'module' | 'checks';
  /** The export to run. Default: the only handler of the module. */
  readonly exported?: string;
  readonly event: DryRunEvent;
  /** The plain members of Lambda's context. */
  readonly context: Readonly<Record<string, string>>;
  /** The time that the handler has, in milliseconds. */
  readonly timeoutMs: number;
}

/** What the child process says. */
export type DryRunMessage =
  /** The handler was found, and runs now. */
  | { readonly kind: 'running' }
  /** There is no handler to run. */
  | { readonly kind: 'unusable'; readonly message: string }
  /** What the handler returned. */
  | { readonly kind: 'returned'; readonly value: unknown }
  | { readonly kind: 'threw'; readonly message: string };
