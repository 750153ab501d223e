import { now } from '../../lib/clock.ts';
import { Error, Promise, String } from '../../lib/primordials.ts';
import { codeDeployClient } from '../../aws/codeDeployClient.ts';
import type { Logger } from '../../model/check.ts';
import { startDeadline, type Deadline } from '../run/deadline.ts';
import { publishReport } from './publishReport.ts';
import { readInvocationRecords, type FailedInvocation } from './invocationRecord.ts';
import { makeHookReport, type HookReport } from '../../model/hookReport.ts';
import { jsonLogger } from './jsonLogger.ts';
import { reportStatus } from './reportStatus.ts';
import type { Reporter } from './reporter.ts';

/** What SQS is answered: the messages that it must deliver again. */
export interface FailedDeliveryAnswer {
  batchItemFailures: { itemIdentifier: string }[];
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
        targets: [],
        checks: [],
        notes: note === undefined ? [] : [note],
        reported,
        durationMs: now() - started,
      }),
  });
}

/**
 * The second line: a handler to be set as the hook function's on-failure destination. It reports
 * Failed for a hook that never could (its supervisor killed, throttled until the event expired, no
 * environment at all). Takes Lambda's failure record directly and inside SNS, SQS and EventBridge
 * envelopes; answers SQS with the messages to deliver again, and otherwise rejects where CodeDeploy
 * was not told, so that Lambda retries. A hook that had reported after all is left as it is.
 * IAM: `codedeploy:PutLifecycleEventHookExecutionStatus`.
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
    // Outside SQS nothing is delivered again one by one: the whole invocation is repeated.
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
