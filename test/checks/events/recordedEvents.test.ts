import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { each } from '../../../src/checks/events/each.ts';
import { recordedEvents } from '../../../src/checks/events/recordedEvents.ts';
import { compareVersions, smokeInvoke } from '../../../src/checks/registry.ts';
import { runCheck } from '../../../src/checks/run/runCheck.ts';
import type { Check } from '../../../src/model/check.ts';
import { fakeContext } from '../fakeContext.ts';
import { twoVersions } from '../compare/twoVersions.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'events-'));
  writeFileSync(join(folder, 'b.json'), '\uFEFF{ "path": "/b" }');
  writeFileSync(join(folder, 'a.json'), '{ "path": "/a" }');
  writeFileSync(join(folder, 'README.md'), 'no event');
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

it('reads the JSON files of a folder, named by them, in alphabetical order', () => {
  const events = { a: { path: '/a' }, b: { path: '/b' } };
  expect(recordedEvents(folder)).toEqual({ kind: 'recordedEvents', events, mistakes: [] });
  expect(recordedEvents(pathToFileURL(folder)).events).toEqual(events);
});

it('gives compareVersions its events', async () => {
  const context = twoVersions((payload) => payload);
  const report = await runCheck(compareVersions({ events: recordedEvents(folder) }), context);
  expect(report).toMatchObject({ outcome: 'passed', measurements: { events: 2 } });
  expect(context.calls.map(({ payload }) => payload)).toContainEqual({ path: '/a' });
});

it('each makes one check for each event, named by it', async () => {
  const checks = each(recordedEvents(folder), (payload) => smokeInvoke({ payload }));
  expect(checks.map(({ name }) => name)).toEqual(['a', 'b']);
  const context = fakeContext();
  for (const check of checks) expect((await runCheck(check, context)).outcome).toBe('passed');
  expect(context.calls.map(({ payload }) => payload)).toEqual([{ path: '/a' }, { path: '/b' }]);
});

async function messageOf(check: Check): Promise<string> {
  const context = fakeContext();
  const report = await runCheck(check, context);
  expect(report.outcome).toBe('errored');
  expect(context.calls).toEqual([]);
  return report.message ?? '';
}

it('a file that is not JSON is a broken check with its path and position', async () => {
  writeFileSync(join(folder, 'c.json'), '{\n  "a": 1,\n  b }');
  const events = recordedEvents(folder);
  for (const check of [
    compareVersions({ events }),
    each(events, () => smokeInvoke({ payload: 1 }))[0],
  ]) {
    const message = await messageOf(check);
    expect(message).toContain(join(folder, 'c.json'));
    expect(message).toMatch(/position|line/);
  }
});

it('a folder that is missing or empty is a broken check, never a throw', async () => {
  const nowhere = join(folder, 'none');
  expect(await messageOf(compareVersions({ events: recordedEvents(nowhere) }))).toContain(nowhere);
  for (const name of ['a.json', 'b.json']) rmSync(join(folder, name));
  expect(await messageOf(compareVersions({ events: recordedEvents(folder) }))).toContain(
    'no .json file',
  );
  for (const strange of [undefined, 1, null, new URL('https://example.com')]) {
    await messageOf(compareVersions({ events: recordedEvents(strange as never) }));
  }
});

it('each never throws, whatever it is given', async () => {
  await messageOf(each([], (payload) => smokeInvoke({ payload }))[0]);
  await messageOf(each(undefined as never, (payload) => smokeInvoke({ payload }))[0]);
  await messageOf(each([{}], () => undefined as never)[0]);
  const throwing = (): Check => {
    throw new Error('no check today');
  };
  expect(await messageOf(each([{}], throwing)[0])).toContain('no check today');
});
