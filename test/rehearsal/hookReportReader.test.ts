import { describe, expect, it } from 'vitest';
import { hookReportReader } from '../../src/rehearsal/hookReportReader.ts';
import type { HookInvocation } from '../../src/rehearsal/codedeploy/run/hookInvocation.ts';
import type {
  InvocationOutcome,
  LambdaStandIn,
  LogLine,
} from '../../src/rehearsal/lambda/lambdaStandIn.ts';

const record = (reported: string, name: string): Record<string, unknown> => ({
  schemaVersion: 1,
  status: 'Succeeded',
  reported,
  checks: [{ name, outcome: 'passed' }],
});

const attempt = (requestId: string, payload: unknown, functionError?: string) =>
  ({
    requestId,
    payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
    ...(functionError !== undefined && { functionError }),
  }) as InvocationOutcome;

/** The name of the check in the record that is found. */
function found(attempts: InvocationOutcome[], lines: [string, string][] = []): string | undefined {
  const listeners: ((line: LogLine) => void)[] = [];
  const lambda = { onLog: (listener: (line: LogLine) => void) => listeners.push(listener) };
  const reports = hookReportReader(lambda as unknown as LambdaStandIn);
  for (const [requestId, text] of lines) {
    listeners.forEach((tell) => tell({ functionName: 'hook', version: '1', requestId, text }));
  }
  return reports.of({ attempts } as unknown as HookInvocation)?.checks[0]?.name;
}

describe('hookReportReader', () => {
  it('reads what the hook returned', () => {
    expect(found([attempt('a', record('accepted', 'returned'))])).toBe('returned');
  });

  it.each([
    ['the bare line', (json: string) => json],
    ['a line of the text format', (json: string) => `2026-01-01T00:00:00Z\ta\tINFO\t${json}`],
    ['a line that wraps it', (json: string) => `{"level":"INFO","message":${json}}`],
    [
      'a line that wraps it as text',
      (json: string) => JSON.stringify({ level: 'INFO', message: json }),
    ],
  ])('reads %s in the log', (_, line) => {
    const text = line(JSON.stringify(record('accepted', 'logged')));
    expect(found([attempt('a', 'null')], [['a', text]])).toBe('logged');
    expect(found([attempt('b', 'null')], [['a', text]])).toBeUndefined();
  });

  it('reads the log if the hook failed after it logged its record', () => {
    const text = JSON.stringify(record('accepted', 'logged'));
    expect(found([attempt('a', record('accepted', 'x'), 'Unhandled')], [['a', text]])).toBe(
      'logged',
    );
  });

  it('prefers the attempt whose report was accepted', () => {
    const attempts = [
      attempt('a', record('failed', 'first')),
      attempt('b', record('accepted', 'second')),
      attempt('c', record('alreadyCompleted', 'third')),
    ];
    expect(found(attempts)).toBe('second');
    expect(found([attempts[0]!, attempts[2]!])).toBe('third');
  });

  it.each([
    'not json',
    'null',
    [],
    { ...record('accepted', 'x'), schemaVersion: 2 },
    { ...record('accepted', 'x'), checks: [{ outcome: 'passed' }] },
    { ...record('accepted', 'x'), checks: [{ name: 'x', outcome: 'passed', checks: [1] }] },
  ])('ignores what is not a record: %j', (payload) => {
    expect(found([attempt('a', payload)], [['a', '{"schemaVersion":1,"reported"']])).toBe(
      undefined,
    );
  });
});
