import { Buffer } from '../lib/primordials.ts';
import { describeReport } from '../actions/describeReport.ts';
import { cutText } from '../lib/text.ts';
import type { CheckReport } from '../model/check.ts';
import type { HookReport } from '../model/hookReport.ts';

/** SNS's limit: its documentation says fewer than 100 characters. */
const longestSubject = 99;

/** A list that nobody reads to its end must not hide the link. */
const mostChecks = 20;

/** The characters of one check that are shown. */
const longestCheck = 500;

/** The characters of the reason that are shown. */
const longestReason = 4_000;

/** A message to a topic. */
export interface Notification {
  /** One line of ASCII. */
  readonly subject: string;
  readonly message: string;
}

function subjectOf(report: HookReport): string {
  const { lifecycleEvent = 'lifecycle hook', status, bypass, targets, deploymentId } = report;
  const what = targets.map(({ functionName, targetVersion }) => `${functionName}:${targetVersion}`);
  const words = [
    `${status}${bypass ? ' (bypassed)' : ''}: ${lifecycleEvent}`,
    ...(what.length > 0 ? [`of ${what.join(', ')}`] : []),
    ...(deploymentId === undefined ? [] : [`in ${deploymentId}`]),
  ];
  return words
    .join(' ')
    .replaceAll(/[^ -~]/g, '?')
    .slice(0, longestSubject)
    .trim();
}

const isBad = ({ outcome }: CheckReport): boolean => outcome !== 'passed' && outcome !== 'skipped';

function describeCheck({ name, functionName, outcome, advisory, message }: CheckReport): string {
  const where = functionName === undefined ? '' : ` (${functionName})`;
  const how = advisory === true ? ', which is advisory' : '';
  const why = message === undefined ? '' : `: ${message}`;
  return cutText(`- ${name}${where} ${outcome}${how}${why}`, longestCheck);
}

/** Without control characters, and without half a character, of which no request can be made. */
const sendable = (text: string): string =>
  Buffer.from(text.replaceAll(/[^\P{Cc}\n\t]/gu, '?')).toString();

/** A record as a message for people. */
export function notificationOf(report: HookReport): Notification {
  const reason = report.reason && cutText(report.reason, longestReason);
  const bad = report.checks.filter(isBad);
  const shown = bad.slice(0, mostChecks).map(describeCheck);
  const rest = bad.length - shown.length;
  const lines = [
    describeReport({ ...report, ...(reason !== undefined && { reason }) }),
    ...(shown.length > 0 ? ['', 'Checks that did not pass:', ...shown] : []),
    ...(rest > 0 ? [`- and ${rest} more`] : []),
  ];
  return { subject: subjectOf(report), message: sendable(lines.join('\n')) };
}
