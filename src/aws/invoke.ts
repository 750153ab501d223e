import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import { callAws } from './awsCallError.ts';
import { parseReportLine, type ReportFigures } from './reportLine.ts';
import { retrying } from './retrying.ts';

const { Buffer, JSON } = globalThis;
const now = performance.now.bind(performance);

export interface InvokeRequest {
  functionName: string;
  /** A version number or an alias. */
  qualifier: string;
  payload: unknown;
  clientContext?: Record<string, unknown>;
  tenantId?: string;
}

/** What one invocation answered, as plain data. */
export interface InvokeAnswer {
  payload: unknown;
  functionError?: string;
  executedVersion?: string;
  qualifier: string;
  report?: ReportFigures;
  wallMs: number;
  throttles: number;
}

function parsed(bytes: Uint8Array | undefined): unknown {
  if (!bytes || bytes.length === 0) return undefined;
  const text = Buffer.from(bytes).toString('utf8');
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

const base64Json = (value: unknown): string =>
  Buffer.from(JSON.stringify(value)).toString('base64');

function toCommand(request: InvokeRequest): InvokeCommand {
  return new InvokeCommand({
    FunctionName: request.functionName,
    Qualifier: request.qualifier,
    LogType: 'Tail',
    // Left out, Lambda hands the function an empty event; JSON has no `undefined`.
    ...(request.payload === undefined
      ? {}
      : { Payload: Buffer.from(JSON.stringify(request.payload)) }),
    ...(request.clientContext ? { ClientContext: base64Json(request.clientContext) } : {}),
    ...(request.tenantId === undefined ? {} : { TenantId: request.tenantId }),
  });
}

/**
 * Invokes one version or alias once. Throttling alone is retried, until the signal ends it: a
 * check must see what the function did. Rejects with an `AwsCallError`; a function that failed is
 * an answer with `functionError`.
 */
export async function invoke(
  client: LambdaClient,
  request: InvokeRequest,
  signal: AbortSignal,
): Promise<InvokeAnswer> {
  let throttles = 0;
  let started = 0;
  const output = await retrying(
    () => {
      started = now();
      return callAws('lambda:InvokeFunction', () =>
        client.send(toCommand(request), { abortSignal: signal }),
      );
    },
    { signal, failures: ['throttled'], onRetry: () => (throttles += 1) },
  );
  const wallMs = now() - started;
  const logTail = output.LogResult ? Buffer.from(output.LogResult, 'base64').toString('utf8') : '';
  const report = parseReportLine(logTail);
  return {
    payload: parsed(output.Payload),
    qualifier: request.qualifier,
    wallMs,
    throttles,
    ...(output.FunctionError === undefined ? {} : { functionError: output.FunctionError }),
    ...(output.ExecutedVersion === undefined ? {} : { executedVersion: output.ExecutedVersion }),
    ...(report ? { report } : {}),
  };
}
