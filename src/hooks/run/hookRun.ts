import type { CheckReport, LifecycleHookEvent, Logger } from '../../model/check.ts';
import type { Clients } from '../../aws/client/clients.ts';
import type { Bypass } from '../../model/hookReport.ts';
import type { Target } from '../../model/target.ts';
import type { Deadline } from './deadline.ts';
import type { ReadOptions } from '../options/readOptions.ts';
import type { Middleware } from '../options/middleware.ts';
import type { Redaction } from '../redaction/redaction.ts';
import type { Verdict } from './verdict.ts';

/** A hook as it was built: what all its runs share. */
export interface Hook {
  /** The event that it serves; `undefined` if the hook infers it. */
  lifecycleEvent: string | undefined;
  options: ReadOptions;
  middlewares: Middleware[];
  /** Found when the hook was built or by `.use()`. Reported when it runs. */
  mistakes: string[];
  clients: Clients;
}

/** One run: its input, and what is known so far. It is Failed until there is a verdict. */
export interface HookRun {
  readonly hook: Hook;
  readonly event: LifecycleHookEvent;
  /** What a dry run asks for. It does not call CodeDeploy. */
  readonly dryRun: { target: unknown; lifecycleEvent: string | undefined } | undefined;
  readonly lambdaContext: unknown;
  readonly deadline: Deadline;
  readonly logger: Logger;
  readonly redaction: Redaction;
  /** Called before the checks start. */
  readonly prepareReport: (run: HookRun) => Promise<void>;
  lifecycleEvent: string | undefined;
  targets: Target[];
  checks: CheckReport[];
  notes: string[];
  verdict: Verdict | undefined;
  bypass: Bypass | undefined;
}
