import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Check, CheckReport } from '../../src/model/check.ts';
import { failedBy, mismatches } from '../../src/checks/answer/mismatch.ts';
import { defineCheck } from '../../src/checks/defineCheck.ts';
import { inParallel } from '../../src/checks/combinators/inParallel.ts';
import { inSequence } from '../../src/checks/combinators/inSequence.ts';
import { anyOf } from '../../src/checks/combinators/anyOf.ts';
import { repeat } from '../../src/checks/combinators/repeat.ts';
import { retry } from '../../src/checks/combinators/retry.ts';
import { timeLimit } from '../../src/checks/combinators/timeLimit.ts';
import { runCheck } from '../../src/checks/run/runCheck.ts';
import { fakeContext } from '../checks/fakeContext.ts';
import { redaction } from '../../src/hooks/redaction/redaction.ts';

const checkReport = (more: Partial<CheckReport>): CheckReport => ({
  name: 'smokeInvoke',
  outcome: 'failed',
  durationMs: 1,
  ...more,
});

const nestings: ((checks: Check[]) => Check)[] = [
  (checks) => inParallel(...(checks as [Check])),
  (checks) => inSequence(...checks),
  (checks) => timeLimit('5s', anyOf(...checks)),
  (checks) => retry({ attempts: 2, delay: 0 }, inParallel(...(checks as [Check]))),
  (checks) => repeat({ times: 2 }, retry({ attempts: 2, delay: 0 }, anyOf(...checks))),
  (checks) =>
    inParallel(...(checks.map((check) => retry({ attempts: 2, delay: 0 }, check)) as [Check])),
];

describe('redaction of payloads', () => {
  it('hides what the pointers name, in a body of JSON too', () => {
    const { payload } = redaction(['/body/token', '/users/*/email']);
    expect(
      payload({ statusCode: 200, body: JSON.stringify({ token: 'abcd', id: 1 }) }),
    ).toMatchObject({ statusCode: 200, body: { token: '(redacted)', id: 1 } });
    expect(payload({ body: { token: { deep: 1 } } })).toEqual({ body: { token: '(redacted)' } });
    expect(payload({ users: [{ email: 'a@b', id: 1 }, { email: 'c@d' }] })).toEqual({
      users: [{ email: '(redacted)', id: 1 }, { email: '(redacted)' }],
    });
  });

  it('hides in a base64 body, and the whole payload if asked to', () => {
    const body = Buffer.from('{"token":"abcd"}').toString('base64');
    const { payload } = redaction(['/body/token']);
    expect(payload({ statusCode: 200, isBase64Encoded: true, body })).toMatchObject({
      body: { token: '(redacted)' },
    });
    expect(redaction(['']).payload({ any: 'thing' })).toBe('(redacted)');
  });

  it('hides credentials without being asked', () => {
    const { payload } = redaction([]);
    expect(
      payload({
        headers: { Authorization: 'Bearer x', 'X-Api-Key': 'k', accept: '*/*' },
        multiValueHeaders: { Cookie: ['s=1'] },
        cookies: ['s=1'],
      }),
    ).toEqual({
      headers: { Authorization: '(redacted)', 'X-Api-Key': '(redacted)', accept: '*/*' },
      multiValueHeaders: { Cookie: '(redacted)' },
      cookies: '(redacted)',
    });
  });
});

describe('redaction of reports', () => {
  it('hides a mismatch at a hidden place, in the message too, and leaves the others', () => {
    const found = mismatches(
      '',
      { id: 1, pin: 7, token: 'expected; /id: expected 1' },
      { id: 2, pin: 8, token: 'actual' },
    );
    const { report } = redaction(['/pin', '/token']);
    const shown = report(checkReport(failedBy(found, 'GET /')));
    expect(shown).toMatchObject({
      message: 'GET /: /id: expected 1, got 2; /pin: (redacted); /token: (redacted)',
      expected: { '/id': 1, '/pin': '(redacted)', '/token': '(redacted)' },
      actual: { '/id': 2, '/pin': '(redacted)', '/token': '(redacted)' },
    });
  });

  it('hides a mismatch above the hidden place', () => {
    const found = mismatches('', { body: 'x' }, { body: { token: 'abcdef', id: 1 } });
    const shown = redaction(['/body/token']).report(checkReport(failedBy(found, 'GET /')));
    expect(JSON.stringify(shown)).not.toContain('abcdef');
    expect(shown.actual).toEqual({ '/body': { token: '(redacted)', id: 1 } });
  });

  it('hides in what a custom check compared, and in nested checks', () => {
    const nested = checkReport({ expected: 'Bearer abcdef', message: 'it was "Bearer abcdef"' });
    const { report } = redaction(['/body/token']);
    const shown = report(
      checkReport({ actual: { body: { token: 'Bearer abcdef' } }, checks: [nested] }),
    );
    expect(JSON.stringify(shown)).not.toContain('abcdef');
  });

  it('hides a value everywhere once a payload had it', () => {
    const { payload, report, text } = redaction(['/token']);
    const token = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.c2lnbmF0dXJl';
    payload({ token });
    const message = `the function failed: cannot use ${token}`;
    expect(report(checkReport({ message })).message).toBe(
      'the function failed: cannot use (redacted)',
    );
    expect(text(`cut: ${token.slice(0, 40)}…`)).toBe('cut: (redacted)');
  });

  it('never shows a hidden text, whatever stands around it', () => {
    // Begins with a character that no name in the record begins with.
    const secret = fc.stringMatching(/^#[!-~]{3,40}$/);
    fc.assert(
      fc.property(secret, fc.string(), fc.jsonValue(), (token, before, other) => {
        fc.pre(!JSON.stringify([before, other, '(redacted)']).includes(token));
        const { payload, report } = redaction(['/token']);
        const answer = payload({ token, other });
        const found = mismatches('', { token: 'x', other: 'y' }, { token, other });
        const shown = report(
          checkReport({ ...failedBy(found, before), checks: [checkReport({ message: token })] }),
        );
        expect(JSON.stringify([answer, shown])).not.toContain(JSON.stringify(token).slice(1, -1));
      }),
    );
  });

  it('never shows a hidden value in the record of any nesting of checks', async () => {
    // Too short to be scrubbed: only the data of the mismatch can hide it.
    const secret = fc.stringMatching(/^#[a-z]{0,2}$/);
    const visible = fc.string({ maxLength: 300 }).filter((text) => !text.includes('#'));
    const answers = fc.array(fc.record({ pin: secret, token: secret, id: visible }), {
      minLength: 1,
      maxLength: 3,
    });
    await fc.assert(
      fc.asyncProperty(answers, visible, fc.constantFrom(...nestings), async (all, what, nest) => {
        const checks = all.map((answer, at) =>
          defineCheck(`check ${at}`, () => {
            const wanted = { id: 'x', pin: '#1', deep: { token: '#2' } };
            const found = { id: answer.id, pin: answer.pin, deep: { token: answer.token } };
            return failedBy(mismatches('', wanted, found), what);
          }),
        );
        const { report } = redaction(['/pin', '/deep/token']);
        const given = await runCheck(nest(checks), fakeContext());
        expect(JSON.stringify(given)).toContain('#');
        const shown = report(given);
        expect(JSON.stringify(shown)).not.toContain('#');
        expect(shown.outcome).toBe('failed');
      }),
    );
  });

  it('hides a hidden place in a reworded result and in a copy of a result', () => {
    const { report } = redaction(['/pin']);
    const failed = failedBy(mismatches('', { id: 1, pin: 7 }, { id: 2, pin: 8 }), 'GET /');
    const reworded = { ...failed, message: 'id is wrong; at /pin we wanted 7' };
    expect(report(checkReport(reworded)).message).toBe('id is wrong; at /pin: (redacted)');
    expect(report(checkReport(structuredClone(failed))).message).toBe(
      'GET /: /id: expected 1, got 2; /pin: (redacted)',
    );
  });

  it('changes nothing if nothing is hidden', () => {
    const given = checkReport({
      message: 'GET /: /id: expected 1, got 2',
      expected: { '/id': 1 },
      actual: { '/id': 2 },
    });
    expect(redaction([]).report(given)).toEqual(given);
  });
});
