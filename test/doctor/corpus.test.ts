import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inspect } from '../../src/doctor/inspect.ts';
import { openTemplates } from '../../src/doctor/openTemplates.ts';
import { rules } from '../../src/doctor/rules.ts';
import { allForms, type Form } from '../../src/doctor/rule.ts';
import { deploymentMistakes } from './corpus/deploymentMistakes.ts';
import { hookMistakes } from './corpus/hookMistakes.ts';
import { ownCodeMistakes, runsOwnCode } from './corpus/ownCodeMistakes.ts';
import type { Mistake } from './corpus/mistake.ts';
import { permissionMistakes } from './corpus/permissionMistakes.ts';
import { settingMistakes } from './corpus/settingMistakes.ts';
import { terraformMistakes } from './corpus/terraformMistakes.ts';
import { corpus, fileOf, inspectText, textOf } from './inspectText.ts';

const mistakes: readonly Mistake[] = [
  ...permissionMistakes,
  ...hookMistakes,
  ...settingMistakes,
  ...deploymentMistakes,
  ...terraformMistakes,
  ...ownCodeMistakes,
];

/** The clean template with some texts replaced, after a check that each of them is there. */
const withTexts = (name: Form, replace: Mistake['replace']): string =>
  replace.reduce((text, [from, to]) => {
    expect(text).toContain(from);
    return text.replace(from, () => to);
  }, textOf(name));

describe.each(allForms)('the clean template %s', (name) => {
  it('has no mistake', async () => {
    const { findings } = await inspectText(textOf(name), fileOf(name));
    expect(findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
  });
});

it.each(['code', 'layer'])('examples/sam/%s has no mistake', async (name) => {
  const opened = openTemplates(`examples/sam/${name}/template.yml`);
  const { findings } = await inspect(opened, { today: new Date('2026-11-22') });
  expect(findings.map(({ rule, severity }) => [rule, severity])).toEqual([
    ['first-creation', 'info'],
  ]);
});

it.each(mistakes)('$rule in $in: $title', async (mistake) => {
  const { rule, in: name, line, file, severity = 'error', message = '' } = mistake;
  const text = withTexts(name, mistake.replace);
  const { findings } = await inspectText(text, fileOf(name));
  const found = findings.find((one) => one.rule === rule && one.severity === severity);
  const path = file === undefined ? fileOf(name) : join(corpus, file);
  expect(found).toMatchObject({
    severity,
    path,
    message: expect.stringContaining(message) as string,
  });
  const source = file === undefined ? text : readFileSync(path, 'utf8');
  expect(source.split('\n')[(found?.line ?? 0) - 1]).toContain(line);
});

const cases = rules.flatMap(({ id, forms }) => forms.map((form) => ({ id, form })));

it.each(cases)('$id has a mistake in $form, and none in its mended twin', async ({ id, form }) => {
  const own = mistakes.filter((one) => one.rule === id && one.in === form);
  expect(own).not.toHaveLength(0);
  for (const { mended = [], severity = 'error' } of own) {
    const { findings } = await inspectText(withTexts(form, mended), fileOf(form));
    // A note says that the rule cannot tell: the twin may keep one.
    const found = findings.filter((one) => one.rule === id && one.severity === severity);
    expect(found).toEqual([]);
  }
});

it('has no mistake of a rule in a form that the rule is not for', () => {
  const stray = mistakes.filter(
    (one) => !rules.find(({ id }) => id === one.rule)?.forms.includes(one.in),
  );
  expect(stray).toEqual([]);
});

it.each(['sam', 'cloudFormation'] as const)(
  'finds nothing in a mended hook of %s',
  async (name) => {
    const text = withTexts(name, runsOwnCode[name]('mended.mjs'));
    const { findings } = await inspectText(text, fileOf(name));
    const about = new Set(ownCodeMistakes.map(({ rule }) => rule));
    expect(findings.filter(({ rule }) => about.has(rule))).toEqual([]);
  },
);

it('finds all six classic mistakes, in their lines', async () => {
  const text = textOf('sixMistakes');
  const marked = text
    .split('\n')
    .flatMap((line, index) =>
      (line.split('# ')[1]?.split(', ') ?? []).map((rule) => [rule, index + 1]),
    );
  const { findings } = await inspectText(text, fileOf('sixMistakes'));
  const errors = findings.filter(({ severity }) => severity === 'error');
  const found = errors.map(({ rule, line }) => [rule, line]);
  expect(marked).toHaveLength(6);
  expect(found).toEqual(expect.arrayContaining(marked));
  expect(found).toHaveLength(6);
});
