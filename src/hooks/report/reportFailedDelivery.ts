import { now } from '../../lib/clock.ts';
import { Error, Promise, String } from '../../lib/primordials.ts';
import { codeDeployClient } from '../../aws/client/codeDeployClient.ts';
import type { Logger } from '../../model/check.ts';
import { startDeadline, type Deadline } from '../run/deadline.ts';
import { publishReport } from './publishReport.ts';
import { readInvocationRecords, type FailedInvocation } from './invocationRecord.ts';
import { makeHookReport, type HookReport } from '../../model/hookReport.ts';
import { jsonLogger } from './jsonLogger.ts';
import { reportStatus } from './reportStatus.ts';
import type { Reporter } from './reporter.ts';

/** The answer to SQS: the messages that it must deliver again. */
export interface FailedDeliveryAnswer {
  /** The messages. Empty if all were reported. */
  batchItemFailures: {
    /** The message's id. */
    itemIdentifier: string;
  }[];
}

let reporter: Reporter | undefined;

function reporterOnce(): Reporter {
  if (!reporter) {
    const client = codeDeployClient();
    reporter = reportStatus(() => client);
  }
  return reporter;
}

function reportOne(
  delivery: FailedInvocation,
  deadline: Deadline,
  logger: Logger,
): Promise<HookReport> {
  const started = now();
  return publishReport({
    event: delivery.event,
    status: 'Failed',
    reporter: reporterOnce(),
    deadline,
    logger,
    metrics: undefined,
    record: (reported, note) =>
      makeHookReport({
        deploymentId: delivery.event.DeploymentId,
        lifecycleEvent: undefined,
        status: 'Failed',
        reason: delivery.reason,
        bypass: undefined,
        targets: [],
        checks: [],
        notes: note === undefined ? [] : [note],
        reported,
        actions: undefined,
        durationMs: now() - started,
      }),
  });
}

/**
 * A handler for the hook function's on-failure destination. It reports Failed for a hook that could
 * not report itself: the whole sandbox died, or Lambda throttled it until the event expired. If the
 * hook has reported already, its status stays.
 *
 * The event is Lambda's invocation record, alone or in an SNS, SQS or EventBridge envelope. SQS is
 * answered with the messages to deliver again. Otherwise the handler rejects if the report failed,
 * so that Lambda retries. IAM: `codedeploy:PutLifecycleEventHookExecutionStatus`.
 */
export async function reportFailedDelivery(
  event: unknown,
  context: unknown,
): Promise<FailedDeliveryAnswer> {
  const deadline = startDeadline(context, 'reports');
  const { functionName, awsRequestId } = (context ?? {}) as Record<string, string | undefined>;
  const logger = jsonLogger({ functionName, requestId: awsRequestId });
  try {
    const outcomes = await Promise.all(
      readInvocationRecords(event).map(async ({ messageId, found }) => {
        const failure = found instanceof Error ? found : await failureOf(found);
        return { messageId, failure };
      }),
    );
    const failures = outcomes.flatMap(({ messageId, failure }) =>
      failure ? [{ messageId, failure }] : [],
    );
    for (const { failure } of failures) logger.error(failure.message);
    // Only SQS delivers single messages again. Otherwise Lambda retries the whole invocation.
    const whole = failures.find(({ messageId }) => messageId === undefined);
    if (whole) throw whole.failure;
    return {
      batchItemFailures: failures.flatMap(({ messageId }) =>
        messageId === undefined ? [] : [{ itemIdentifier: messageId }],
      ),
    };
  } finally {
    deadline.dispose();
  }

  async function failureOf(delivery: FailedInvocation): Promise<Error | undefined> {
    try {
      await reportOne(delivery, deadline, logger);
      return undefined;
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error));
    }
  }
}
