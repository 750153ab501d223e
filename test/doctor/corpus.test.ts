import { describe, expect, it } from 'vitest';
import { inspect } from '../../src/doctor/inspect.ts';
import { openTemplates } from '../../src/doctor/openTemplates.ts';
import { rules } from '../../src/doctor/rules.ts';
import { deploymentMistakes } from './corpus/deploymentMistakes.ts';
import { hookMistakes } from './corpus/hookMistakes.ts';
import type { Mistake } from './corpus/mistake.ts';
import { permissionMistakes } from './corpus/permissionMistakes.ts';
import { settingMistakes } from './corpus/settingMistakes.ts';
import { terraformMistakes } from './corpus/terraformMistakes.ts';
import { fileOf, inspectText, textOf } from './inspectText.ts';

const mistakes: readonly Mistake[] = [
  ...permissionMistakes,
  ...hookMistakes,
  ...settingMistakes,
  ...deploymentMistakes,
  ...terraformMistakes,
];

/** The clean template with the mistake, after a check that every text to replace is there. */
function withMistake({ in: name, replace }: Mistake): string {
  return replace.reduce((text, [from, to]) => {
    expect(text).toContain(from);
    return text.replace(from, () => to);
  }, textOf(name));
}

describe.each(['sam', 'cloudFormation', 'terraform'] as const)('the clean template %s', (name) => {
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
  const { rule, in: name, line, severity = 'error', message = '' } = mistake;
  const text = withMistake(mistake);
  const { findings } = await inspectText(text, fileOf(name));
  const [found] = findings.filter((finding) => finding.rule === rule);
  expect(found).toMatchObject({ severity, message: expect.stringContaining(message) as string });
  expect(text.split('\n')[(found?.line ?? 0) - 1]).toContain(line);
});

it('has mistakes for every rule', () => {
  const covered = new Set(mistakes.map(({ rule }) => rule));
  expect(rules.map(({ id }) => id).filter((id) => !covered.has(id))).toEqual([]);
});

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
