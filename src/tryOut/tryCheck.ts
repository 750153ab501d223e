import type { Clients } from '../aws/client/clients.ts';
import { fetchMember } from '../checks/http/contextFetch.ts';
import { parseDuration } from '../lib/duration.ts';
import { readTargets } from '../deployment/readTargets.ts';
import { checkContexts } from '../hooks/run/checkContext.ts';
import { startDeadline } from '../hooks/run/deadline.ts';
import { quietly } from '../hooks/report/jsonLogger.ts';
import { runChecks } from '../hooks/run/runChecks.ts';
import type { Check, CheckReport, Logger } from '../model/check.ts';
import type { Target } from '../model/target.ts';
import { scriptedCalls } from './scriptedCalls.ts';
import { scriptedCloudWatch } from './services/scriptedCloudWatch.ts';
import { scriptedCodeDeploy } from './services/scriptedCodeDeploy.ts';
import { scriptedFetch } from './services/scriptedFetch.ts';
import { scriptedLambda } from './scriptedLambda.ts';
import type { TriedRequest } from './services/serviceOptions.ts';
import { simulatedTime } from './simulatedTime.ts';
import { TryCheckError } from './tryCheckError.ts';
import { requireTryCheckOptions } from './tryCheckOptions.ts';
import type { TriedInvocation, TryCheckOptions } from './tryCheckOptions.ts';

/** A line that the check logged. */
export interface LoggedLine {
  /** The logger's method that was called. */
  readonly level: keyof Logger;
  /** The message. */
  readonly message: string;
  /** What followed the message. */
  readonly extra: readonly unknown[];
}

/** The report of a check, as in the record of a hook, and what the check did. */
export interface TriedCheck extends Omit<CheckReport, 'invocations'> {
  /** Every invocation that reached Lambda, in order. Checks that shared one appear once. */
  invocations: TriedInvocation[];
  /** Every request of `http` that the option `http` answered, in order. */
  requests: TriedRequest[];
  /** Every line that the check logged, in order. */
  logs: LoggedLine[];
}

const exampleTarget = {
  functionName: 'myfunc',
  alias: 'live',
  currentVersion: '1',
  targetVersion: '2',
};

const exampleEvent = {
  DeploymentId: 'd-EXAMPLE12',
  LifecycleEventHookExecutionId: 'example-execution-id',
};

function readTarget(setting: unknown): Target {
  const [target, ...others] = readTargets(setting, 'option');
  if (target !== undefined && others.length === 0) return target;
  throw new TryCheckError('option "target" of tryCheck must be one target');
}

function recordingLogger(lines: LoggedLine[]): Logger {
  const recording =
    (level: keyof Logger) =>
    (message: string, ...extra: unknown[]): void => {
      lines.push({ level, message, extra });
    };
  return quietly({
    debug: recording('debug'),
    info: recording('info'),
    warn: recording('warn'),
    error: recording('error'),
  });
}

/**
 * Runs a check as a hook does, with scripted answers instead of AWS: the same context, the same
 * rules, and a throw is an outcome. Time is simulated: pauses and calls take no real time.
 *
 * Rejects with a {@link TryCheckError} if the options are wrong, and with what a function in
 * `answers` threw. If the check asks for what is not scripted, it is `errored`, whatever it does.
 *
 * ```ts
 * const { outcome } = await tryCheck(check, { answers: [{ statusCode: 200, body: '{}' }] });
 * ```
 */
export async function tryCheck<Payload = unknown>(
  check: Check,
  options: TryCheckOptions<Payload> = {},
): Promise<TriedCheck> {
  requireTryCheckOptions(options);
  const target = readTarget(options.target ?? exampleTarget);
  const { clock, run } = simulatedTime();
  const calls = scriptedCalls(clock);
  const { client, invocations } = scriptedLambda(options, target, calls);
  const requests: TriedRequest[] = [];
  const logs: LoggedLine[] = [];
  const timeoutMs = parseDuration(options.timeout) ?? 30_000;
  const deadline = startDeadline({ getRemainingTimeInMillis: () => timeoutMs }, 'reports', clock);
  const contexts = checkContexts(
    {
      clients: {
        lambda: client,
        codedeploy: scriptedCodeDeploy(options.deployment) as unknown as Clients['codedeploy'],
        cloudwatch: scriptedCloudWatch(options, target, calls),
      },
      deadline,
      event: { ...exampleEvent, ...options.event },
      lifecycleEvent: options.lifecycleEvent ?? 'BeforeAllowTraffic',
      logger: recordingLogger(logs),
      clock,
      lookUp: (one) => Promise.resolve(one),
    },
    target,
  );
  const planned = {
    check,
    context: {
      ...contexts(() => undefined),
      ...(options.http !== undefined && fetchMember(scriptedFetch(options.http, requests, calls))),
    },
    recordCheck: (one: CheckReport) => one,
  };
  try {
    const [report] = await run(runChecks([planned], () => undefined));
    calls.rethrow();
    if (report === undefined) throw new TryCheckError('the check has no report');
    const missing = calls.notScripted();
    const result = { ...report, invocations, requests, logs };
    return missing ? { ...result, outcome: 'errored', message: missing.message } : result;
  } finally {
    deadline.dispose();
  }
}
