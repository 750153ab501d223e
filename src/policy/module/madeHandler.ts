import type { ActionNeed } from '../../model/actionNeed.ts';
import type { UsedCheck } from '../neededActions.ts';

/** What is known of a handler that a module makes, as plain data. */
export interface MadeHandler {
  /** The export that it is; missing if the module exports something around it. */
  readonly exportName?: string;
  /** Whether it finds out itself which event runs. */
  readonly infersEvent: boolean;
  /** The checks of each event that it serves, also those inside combinators. */
  readonly events: Readonly<Record<string, readonly UsedCheck[]>>;
  /** What the option `target` leaves open; missing without the option. */
  readonly target?: { readonly hasAlias: boolean; readonly hasCurrentVersion: boolean };
  readonly onRollback: 'run' | 'succeed';
  readonly actions: readonly ActionNeed[];
  /** Code of the user's own that may ask AWS for anything: `the check "orders table exists"`. */
  readonly ownCode: readonly string[];
}

/** What the process that loads a module is told. */
export interface LoadRequest {
  readonly path: string;
}

/** What a module has. */
export interface LoadedModule {
  readonly handlers: readonly MadeHandler[];
  /** The names of the functions that it exports, handlers or not. */
  readonly functions: readonly string[];
}

/** What the process answers. */
export type LoadAnswer = LoadedModule | { readonly error: string };
