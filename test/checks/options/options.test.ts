import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { payloadSchema } from '../../../src/checks/payloadSchema.ts';
import { runCheck } from '../../../src/checks/run/runCheck.ts';
import { smokeInvoke, type SmokeInvokeOptions } from '../../../src/checks/smokeInvoke.ts';
import { fakeContext } from '../fakeContext.ts';

const messageOf = async (options: unknown) =>
  (await runCheck(smokeInvoke(options as SmokeInvokeOptions), fakeContext())).message;

it('names an unknown option and the known ones', async () => {
  expect(await messageOf({ payload: {}, typo: 1 })).toBe(
    'option "typo" of smokeInvoke is not known here; known: payload, version, clientContext, tenantId, expect',
  );
});

it('says what was given and what was expected, all mistakes at once', async () => {
  expect(
    await messageOf({ payload: {}, version: 2, expect: { statusCode: '200', boddy: 1 } }),
  ).toBe(
    "option \"version\" of smokeInvoke is 2; expected 'target', 'current', 'alias' or a version number as text; " +
      'option "expect/boddy" of smokeInvoke is not known here; known: statusCode, headers, body, payload; ' +
      'option "expect/statusCode" of smokeInvoke is "200"; expected a status code from 100 to 599, or a list of them',
  );
});

it('names a missing option', async () => {
  expect(await messageOf({})).toBe(
    'option "payload" of smokeInvoke is missing; expected a JSON value, or in code a function of the context that returns one',
  );
  expect(await messageOf(undefined)).toBe(await messageOf({}));
  expect(await messageOf(7)).toBe('what smokeInvoke was given is 7; expected an object');
});

it('looks at the options once: what is changed later does not count', async () => {
  const options: SmokeInvokeOptions = { payload: { a: 1 } };
  const check = smokeInvoke(options);
  options.payload = { a: 2 };
  const context = fakeContext();
  await runCheck(check, context);
  expect(context.calls[0]?.payload).toEqual({ a: 1 });
});

it.each([
  ['a promise', { payload: {}, expect: Promise.resolve({ statusCode: 204 }) }, 'Promise'],
  [
    'a promise as body',
    { payload: {}, expect: { body: Promise.resolve({ ok: true }) } },
    'Promise',
  ],
  [
    'a Map within',
    { payload: {}, expect: { body: { list: [new Map([['ok', true]])] } } },
    'expected a JSON value',
  ],
  ['a Set', { payload: {}, expect: { payload: new Set([1]) } }, 'Set'],
  ['what is inherited', Object.create({ payload: {}, expect: { statusCode: 204 } }), 'inherits'],
])('refuses %s, which would compare nothing', async (_what, options, said) => {
  const check = smokeInvoke(options as SmokeInvokeOptions);
  const report = await runCheck(check, fakeContext());
  expect(report.outcome).toBe('errored');
  expect(report.message).toContain(said);
});

it('takes objects without a prototype, and those of another realm', async () => {
  const bare = Object.assign(Object.create(null) as object, { payload: {} });
  const foreign = runInNewContext('({ payload: {}, expect: { payload: { ok: true } } })') as object;
  for (const options of [bare, foreign]) {
    const check = smokeInvoke(options as SmokeInvokeOptions);
    expect((await runCheck(check, fakeContext())).outcome).toBe('passed');
  }
});

it('wants the schema of a JSON module, not the module', async () => {
  const module = { default: { type: 'object' } };
  const check = payloadSchema({ payload: {}, schema: module });
  const { outcome, message } = await runCheck(check, fakeContext());
  expect(outcome).toBe('errored');
  expect(message).toContain('the default export of a JSON module');
});
