import type { InvokeCommandInput, InvokeCommandOutput } from '@aws-sdk/client-lambda';
import { parseJsonOrText } from '../lib/json.ts';
import type { ReportLine } from '../model/invocation.ts';
import type { InvocationDetails, Scripted } from './lambda.ts';
import type { TriedInvocation } from './tryCheckOptions.ts';

const textOf = (value: unknown): string => Buffer.from(value as Uint8Array).toString('utf8');

/** The ClientContext without the user agent that every call of a hook has. */
function ownContext(custom: object = {}): Pick<TriedInvocation, 'clientContext'> {
  const own = Object.entries(custom).filter(
    ([key, value]) => key !== 'user-agent' || !String(value).startsWith('aws-codedeploy-hook-'),
  );
  return own.length === 0 ? {} : { clientContext: Object.fromEntries(own) };
}

/** What the check asked for, from the input of Invoke. */
export function readInvocation(input: InvokeCommandInput, atMs: number): TriedInvocation {
  const { Payload, ClientContext = '', Qualifier = '', TenantId } = input;
  const context = parseJsonOrText(Buffer.from(ClientContext, 'base64').toString('utf8'));
  return {
    payload: Payload === undefined ? undefined : (JSON.parse(textOf(Payload)) as unknown),
    qualifier: Qualifier,
    ...ownContext((context as { custom?: object } | undefined)?.custom),
    ...(TenantId !== undefined && { tenantId: TenantId }),
    atMs: Math.round(atMs * 10) / 10,
  };
}

/** Milliseconds until the caller has the answer. */
export function waitMs({ durationMs = 10, initDurationMs = 0, wallMs }: InvocationDetails): number {
  return wallMs ?? durationMs + initDurationMs;
}

/** The log tail: only a `platform.report` record, which can hold any number. */
function logTail(details: InvocationDetails): string {
  const { durationMs = 10, billedDurationMs = Math.ceil(durationMs) } = details;
  const { initDurationMs, memorySizeMb = 128, maxMemoryUsedMb = 64 } = details;
  const figures: ReportLine = {
    durationMs,
    billedDurationMs,
    memorySizeMb,
    maxMemoryUsedMb,
    ...(initDurationMs !== undefined && { initDurationMs }),
  };
  const { memorySizeMb: memorySizeMB, maxMemoryUsedMb: maxMemoryUsedMB, ...rest } = figures;
  const metrics = { ...rest, memorySizeMB, maxMemoryUsedMB };
  return JSON.stringify({ type: 'platform.report', record: { metrics } });
}

/** The output of Invoke. */
export function invocationOutput(
  { payload, functionError, details }: Extract<Scripted, { kind: 'invoked' }>,
  versionThatRuns: string,
): Omit<InvokeCommandOutput, '$metadata' | 'Payload'> & { Payload: Uint8Array } {
  const text = JSON.stringify(payload) as string | undefined;
  const { executedVersion = versionThatRuns, reportLine = true } = details;
  return {
    StatusCode: 200,
    FunctionError: functionError,
    ExecutedVersion: executedVersion ?? undefined,
    LogResult: reportLine ? Buffer.from(logTail(details)).toString('base64') : undefined,
    Payload: Buffer.from(text ?? ''),
  };
}
