import type { HookInvocation } from './codedeploy/run/hookInvocation.ts';
import { asHookReport, type HookReport } from './hookReport.ts';
import type { InvocationOutcome, LambdaStandIn } from './lambda/lambdaStandIn.ts';

/** Finds what hooks said of themselves. */
export interface HookReports {
  /** Of the attempt whose report was accepted, else of the last attempt that has one. */
  of(run: HookInvocation): HookReport | undefined;
}

/** Reads the functions' logs from now on. */
export function hookReportReader(lambda: LambdaStandIn): HookReports {
  const logged = new Map<string, HookReport>();
  lambda.onLog(({ requestId, text }) => {
    const report = requestId === undefined ? undefined : reportInLine(text);
    if (requestId !== undefined && report !== undefined) logged.set(requestId, report);
  });
  const ofAttempt = (attempt: InvocationOutcome): HookReport | undefined =>
    returned(attempt) ?? logged.get(attempt.requestId);
  return {
    of: (run) => {
      const reports = run.attempts.map(ofAttempt).filter((report) => report !== undefined);
      return reports.findLast((report) => report.reported === 'accepted') ?? reports.at(-1);
    },
  };
}

function returned({ functionError, payload }: InvocationOutcome): HookReport | undefined {
  return functionError === undefined ? asHookReport(parse(payload)) : undefined;
}

/** The line may begin with a time and the request's id, or wrap the record as its `message`. */
function reportInLine(line: string): HookReport | undefined {
  if (!line.includes('schemaVersion') || !line.includes('reported')) return undefined;
  const start = line.indexOf('{');
  const value = parse(line.slice(start));
  const report = asHookReport(value);
  if (report !== undefined) return report;
  const message = (value as { message?: unknown } | undefined)?.message;
  return asHookReport(typeof message === 'string' ? parse(message) : message);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
