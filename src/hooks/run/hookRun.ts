import type { CheckReport, LifecycleHookEvent, Logger } from '../../model/check.ts';
import type { Clients } from '../../aws/clients.ts';
import type { Target } from '../../model/target.ts';
import type { Deadline } from './deadline.ts';
import type { ReadOptions } from '../options/readOptions.ts';
import type { Middleware } from '../options/middleware.ts';
import type { Redaction } from '../redaction/redaction.ts';
import type { Verdict } from './verdict.ts';

/** A hook as it was built: what all its runs have in common. */
export interface Hook {
  /** The event that it serves; `undefined` where that is inferred. */
  lifecycleEvent: string | undefined;
  options: ReadOptions;
  middlewares: Middleware[];
  /** Found at construction or by `.use()`, reported when the hook runs. */
  mistakes: string[];
  clients: Clients;
}

/** One run: what it was given, and what is known of it so far. Failed until a verdict stands. */
export interface HookRun {
  readonly hook: Hook;
  readonly event: LifecycleHookEvent;
  /** The dry run's own target; a dry run asks CodeDeploy nothing. */
  readonly dryRun: { target: unknown } | undefined;
  readonly lambdaContext: unknown;
  readonly deadline: Deadline;
  readonly logger: Logger;
  readonly redaction: Redaction;
  lifecycleEvent: string | undefined;
  targets: Target[];
  checks: CheckReport[];
  notes: string[];
  verdict: Verdict | undefined;
}
