import { parseJsonOrText } from '../lib/json.ts';
import { isPlainObject } from '../lib/objects.ts';
import { asHookReport } from '../model/asHookReport.ts';
import type { HookReport } from '../model/hookReport.ts';
import type { HookInvocation } from './codedeploy/run/hookInvocation.ts';
import type { InvocationOutcome, LambdaStandIn } from './lambda/lambdaStandIn.ts';

/**
 * Finds the records of hooks, as the hooks wrote them: only `schemaVersion`, `status`, `reported`
 * and the checks' `name` and `outcome` are verified.
 */
export interface HookReportReader {
  /** The record of the attempt whose report was accepted, otherwise of the last that has one. */
  of(invocation: HookInvocation): HookReport | undefined;
}

/** Reads what the functions log from now on, and what the hooks return. */
export function hookReportReader(lambda: LambdaStandIn): HookReportReader {
  const logged = new Map<string, HookReport>();
  lambda.onLog(({ requestId, text }) => {
    const report = requestId === undefined ? undefined : loggedReport(text);
    if (requestId !== undefined && report !== undefined) logged.set(requestId, report);
  });
  const reportOf = (attempt: InvocationOutcome): HookReport | undefined =>
    returnedReport(attempt) ?? logged.get(attempt.requestId);
  return {
    of: ({ attempts }) => {
      const reports = attempts.map(reportOf).filter((report) => report !== undefined);
      return reports.findLast((report) => report.reported === 'accepted') ?? reports.at(-1);
    },
  };
}

function returnedReport({ functionError, payload }: InvocationOutcome): HookReport | undefined {
  return functionError === undefined ? asHookReport(parseJsonOrText(payload)) : undefined;
}

/** The line may begin with a time and the request's id, or hold the record as its `message`. */
function loggedReport(line: string): HookReport | undefined {
  if (!line.includes('schemaVersion') || !line.includes('reported')) return undefined;
  const value = parseJsonOrText(line.slice(line.indexOf('{')));
  const report = asHookReport(value);
  if (report !== undefined || !isPlainObject(value)) return report;
  const { message } = value;
  return asHookReport(typeof message === 'string' ? parseJsonOrText(message) : message);
}
