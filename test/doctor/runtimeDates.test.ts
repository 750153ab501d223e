import { expect, it } from 'vitest';
import { inspect } from '../../src/doctor/inspect.ts';
import { openText } from '../../src/doctor/openTemplates.ts';
import { datesOf } from '../../src/doctor/rules/code/runtimeDates.ts';
import { fileOf, textOf } from './inspectText.ts';

const found = async (today: string): Promise<string[]> => {
  const opened = [openText(fileOf('sam'), textOf('sam'))];
  const { findings } = await inspect(opened, { today: new Date(today) });
  return findings
    .filter(({ rule }) => rule === 'deprecated-runtime')
    .map(({ severity, message }) => `${severity}: ${message}`);
};

it('says that it cannot tell if its dates are older than half a year', async () => {
  expect(datesOf).toBe('2026-10-20');
  expect(await found('2027-04-19')).toEqual([]);
  const [note, ...others] = await found('2027-04-21');
  expect(note).toMatch(/^info: cannot tell whether other runtimes are deprecated: .*2026-10-20/);
  expect(others).toEqual([]);
});
