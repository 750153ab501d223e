import type { CheckReport } from '../../model/check.ts';
import type { HookReport } from '../../model/hookReport.ts';
import type { RehearsalResult } from '../../rehearsal/rehearsalResult.ts';
import type { RunResult } from '../runResult.ts';

/**
 * What a check means for its hook. `noted`: it found something that did not decide: it is advisory, it is
 * inside a check that passed, or the hook Succeeded although it was inconclusive.
 */
export type Verdict = 'passed' | 'failed' | 'errored' | 'skipped' | 'noted';

/** One check. Nested checks follow the one that they are in. */
export interface Case {
  /** The names from the check of the hook down to this one. */
  path: readonly string[];
  verdict: Verdict;
  check: CheckReport;
}

/** A hook of a deployment, or a lifecycle event without a hook that did not Succeed. */
export interface Suite {
  /** `BeforeAllowTraffic`; if there are several deployments, after the names of their aliases. */
  name: string;
  status: string;
  durationMs: number;
  deploymentId?: string;
  /** The function of the hook. */
  functionName?: string;
  hookReport?: HookReport;
  cases: Case[];
  /** Why it did not Succeed, unless a check says it. */
  problem?: string;
}

/** The hooks of a run, with their checks. A run that did not Succeed has a problem or a bad verdict. */
export function suitesOf(result: RunResult): Suite[] {
  if (result.kind === 'hooks') return result.hookReports.map(hookSuite);
  const { deployments } = result;
  return deployments.flatMap((one) =>
    deploymentSuites(one, deployments.length > 1 ? `${aliasesOf(one)} ` : ''),
  );
}

/** Whether a suite says that something is wrong. */
export const isBad = ({ problem, cases }: Suite): boolean =>
  problem !== undefined ||
  cases.some(({ verdict }) => verdict === 'failed' || verdict === 'errored');

export const aliasesOf = ({ aliases }: Pick<RehearsalResult, 'aliases'>): string =>
  aliases.map(({ functionName, name }) => `${functionName}:${name}`).join(', ');

function hookSuite(report: HookReport): Suite {
  const { lifecycleEvent = 'hook', status, durationMs, deploymentId } = report;
  const suite = {
    name: lifecycleEvent,
    status,
    durationMs,
    ...(deploymentId !== undefined && { deploymentId }),
    hookReport: report,
    cases: casesOf(report),
  };
  return status === 'Succeeded' || isBad(suite)
    ? suite
    : { ...suite, problem: report.reason ?? `The hook reported ${status}.` };
}

function deploymentSuites(result: RehearsalResult, label: string): Suite[] {
  const { deploymentId, status, errorInformation } = result;
  const suites = result.lifecycleEvents.flatMap((event) => eventSuite(result, event, label));
  if (status === 'Succeeded' || suites.some(isBad)) return suites;
  const problem = errorInformation?.message ?? `The deployment ${status}.`;
  const own = {
    name: `${label}Deployment`,
    status,
    durationMs: 0,
    deploymentId,
    cases: [],
    problem,
  };
  return [...suites, own];
}

function eventSuite(
  { deploymentId, hookReports }: RehearsalResult,
  event: RehearsalResult['lifecycleEvents'][number],
  label: string,
): Suite[] {
  const { lifecycleEventName, functionName, status, durationMs, diagnostics } = event;
  const hookReport =
    lifecycleEventName === 'AllowTraffic' ? undefined : hookReports[lifecycleEventName];
  const hasHook = functionName !== undefined || hookReport !== undefined;
  if (!hasHook && diagnostics === undefined) return [];
  const suite: Suite = {
    name: `${label}${lifecycleEventName}`,
    status,
    durationMs,
    deploymentId,
    ...(functionName !== undefined && { functionName }),
    ...(hookReport && { hookReport }),
    cases: hookReport ? casesOf(hookReport) : [],
  };
  if (status !== 'Failed' || isBad(suite)) return [suite];
  return [{ ...suite, problem: hookReport?.reason ?? diagnostics?.message ?? 'It Failed.' }];
}

function casesOf(report: HookReport): Case[] {
  const decides = report.status !== 'Succeeded';
  const functions = new Set(report.checks.map(({ functionName }) => functionName));
  return report.checks.flatMap((check) => {
    const where =
      functions.size > 1 && check.functionName !== undefined ? [check.functionName] : [];
    return nested(check, where, decides);
  });
}

function nested(check: CheckReport, above: readonly string[], decides: boolean): Case[] {
  const path = [...above, check.name];
  const own = decides && check.advisory !== true;
  const verdict = verdictOf(check, own);
  const inner = own && (verdict === 'failed' || verdict === 'errored');
  return [
    { path, verdict, check },
    ...(check.checks ?? []).flatMap((one) => nested(one, path, inner)),
  ];
}

function verdictOf({ outcome }: CheckReport, decides: boolean): Verdict {
  if (outcome === 'passed' || outcome === 'skipped') return outcome;
  if (!decides) return 'noted';
  return outcome === 'errored' ? 'errored' : 'failed';
}
