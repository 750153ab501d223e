import { JSON, Map } from '../../lib/primordials.ts';
import type { CheckReport } from '../../model/check.ts';
import { describeThrown } from '../../lib/describeThrown.ts';
import type { LoggedInvocation } from '../../model/invocation.ts';
import { cutText } from '../../lib/text.ts';
import { jsonCopy } from '../../lib/jsonCopy.ts';
import type { OnInvocation } from '../run/checkContext.ts';
import type { Redaction } from '../redaction/redaction.ts';

/** How many different exchanges the record of one check holds at most. */
const exchangeLimit = 5;
/** The longest request or answer in the record, in characters of JSON. */
const payloadLimit = 4_096;

/** Collects what the record may say about one check. */
export interface CheckRecorder {
  onInvocation: OnInvocation;
  recordCheck: (report: CheckReport) => CheckReport;
}

/** The payload, or the beginning of its JSON if that is long. */
function shown(payload: unknown): unknown {
  const text = JSON.stringify(payload) as string | undefined;
  if (text === undefined) return undefined;
  return text.length <= payloadLimit ? (JSON.parse(text) as unknown) : cutText(text, payloadLimit);
}

/** Hides what must be hidden. With `logPayloads` it adds requests and answers. */
export function checkRecorder(redaction: Redaction, logPayloads: boolean): CheckRecorder {
  const exchanges = new Map<string, LoggedInvocation>();
  const add = (exchange: Omit<LoggedInvocation, 'times'>): void => {
    const key = JSON.stringify(exchange);
    const known = exchanges.get(key);
    if (known) known.times += 1;
    else if (exchanges.size < exchangeLimit) exchanges.set(key, { ...exchange, times: 1 });
  };
  const onInvocation: OnInvocation = (sent, { payload, qualifier, functionError }) => {
    if (!logPayloads && !redaction.isAsked) return;
    try {
      // Redacted even if it is not shown, because hidden values must not appear elsewhere either.
      const request = redaction.payload(jsonCopy(sent));
      const answer = redaction.payload(payload);
      if (!logPayloads) return;
      add({
        qualifier,
        ...(request !== undefined && { sent: shown(request) }),
        ...(answer !== undefined && { answered: shown(answer) }),
        ...(functionError !== undefined && { functionError }),
      });
    } catch {
      // What cannot be read cannot be shown, but the check itself must not fail.
    }
  };
  const recordCheck = (report: CheckReport): CheckReport => {
    try {
      const invocations = [...exchanges.values()];
      return redaction.report({ ...report, ...(invocations.length > 0 && { invocations }) });
    } catch (error) {
      const { name, functionName, advisory, outcome, durationMs } = report;
      const message = `left out because it could not be redacted: ${describeThrown(error)}`;
      return {
        name,
        ...(functionName !== undefined && { functionName }),
        ...(advisory && { advisory }),
        outcome,
        message,
        durationMs,
      };
    }
  };
  return { onInvocation, recordCheck };
}
