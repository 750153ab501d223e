import { definedMembers } from '../lib/objects.ts';
import { Buffer, JSON } from '../lib/primordials.ts';
import { clockOf, type TimeLeft } from '../lib/timers.ts';
import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import { parseReportLine } from './reportLine.ts';
import { parseJsonOrText } from '../lib/json.ts';
import type { Invocation } from '../model/invocation.ts';
import { patience, sendRetrying } from './retrying.ts';

export interface InvokeRequest {
  functionName: string;
  /** A version number or an alias. */
  qualifier: string;
  payload: unknown;
  clientContext?: Record<string, unknown>;
  tenantId?: string;
}

/** The answer as a value, or `undefined` if Lambda sent no bytes. */
function readPayload(bytes: Uint8Array | undefined): unknown {
  if (!bytes || bytes.length === 0) return undefined;
  // A view: a copy of 6 MB would stay in memory beside its text and its values.
  const { buffer, byteOffset, byteLength } = bytes;
  return parseJsonOrText(Buffer.from(buffer, byteOffset, byteLength).toString('utf8'));
}

const base64Json = (value: unknown): string =>
  Buffer.from(JSON.stringify(value)).toString('base64');

function toCommand(request: InvokeRequest): InvokeCommand {
  return new InvokeCommand({
    FunctionName: request.functionName,
    Qualifier: request.qualifier,
    LogType: 'Tail',
    // Without a payload, Lambda gives the function an empty event. JSON has no `undefined`.
    ...(request.payload === undefined
      ? {}
      : { Payload: Buffer.from(JSON.stringify(request.payload)) }),
    ...(request.clientContext ? { ClientContext: base64Json(request.clientContext) } : {}),
    ...(request.tenantId === undefined ? {} : { TenantId: request.tenantId }),
  });
}

/**
 * Invokes one version or alias once. Retries only what did not reach the function, because a check
 * must see what the function did: throttling, until the signal is aborted, and a denial, as long as
 * {@link patience} lasts. Rejects with an `AwsCallError`. If the function failed, it resolves with an
 * answer that has `functionError`.
 */
export async function invoke(
  client: LambdaClient,
  request: InvokeRequest,
  timeLeft: TimeLeft,
): Promise<Invocation> {
  const { now } = clockOf(timeLeft);
  let throttles = 0;
  let started = 0;
  const output = await sendRetrying(
    'lambda:InvokeFunction',
    (options) => {
      started = now();
      return client.send(toCommand(request), options);
    },
    {
      ...timeLeft,
      failures: ['throttled'],
      deniedMs: patience(timeLeft),
      onRetry: ({ failure }) => (throttles += failure === 'throttled' ? 1 : 0),
    },
  );
  const wallMs = now() - started;
  const logTail = output.LogResult ? Buffer.from(output.LogResult, 'base64').toString('utf8') : '';
  const report = parseReportLine(logTail);
  return {
    payload: readPayload(output.Payload),
    qualifier: request.qualifier,
    wallMs,
    throttles,
    ...definedMembers({
      functionError: output.FunctionError,
      executedVersion: output.ExecutedVersion,
      report,
    }),
  };
}
