import type { Template } from '../template/template.ts';
import type { Finding, Inspection, SilencedFinding } from './finding.ts';
import { buildModel } from './model/buildModel.ts';
import type { Problem, Rule } from './rule.ts';
import { rules } from './rules.ts';
import { silenceMistake, silencesOf, type Silence } from './silences.ts';

/** A template, and its text. */
export interface OpenedTemplate {
  readonly template: Template;
  readonly text: string;
}

/** How {@link inspect} looks at templates. */
export interface InspectOptions {
  /** The rules that are left out, by ID. Default none. */
  ignore?: readonly string[];
  /** Default: now. */
  today?: Date;
}

/** Runs every rule on the templates. It reads their code and runs none of it. */
export async function inspect(
  opened: readonly OpenedTemplate[],
  { ignore = [], today = new Date() }: InspectOptions = {},
): Promise<Inspection> {
  const used = rules.filter(({ id }) => !ignore.includes(id));
  const parts = await Promise.all(opened.map((one) => inspectOne(one, used, today)));
  return {
    paths: opened.map(({ template }) => template.path),
    findings: parts.flatMap(({ findings }) => findings),
    silenced: parts.flatMap(({ silenced }) => silenced),
  };
}

async function inspectOne(
  { template, text }: OpenedTemplate,
  used: readonly Rule[],
  today: Date,
): Promise<Omit<Inspection, 'paths'>> {
  const model = await buildModel(template, today);
  const silences = silencesOf(text, [...model.resources.values()]);
  const all = used.flatMap((rule) =>
    rule.check(model).map((problem) => findingOf(template.path, rule, problem)),
  );
  const silenced: SilencedFinding[] = [];
  const findings = mistakenSilences(template.path, silences);
  for (const finding of all) {
    const silence = silences.find((one) => isSilenced(finding, one));
    if (silence) silenced.push({ ...finding, reason: silence.reason });
    else findings.push(finding);
  }
  return { findings: findings.sort(byPlace), silenced: silenced.sort(byPlace) };
}

const isSilenced = ({ rule, line }: Finding, silence: Silence): boolean =>
  silence.rule === rule &&
  silence.reason !== '' &&
  line >= silence.fromLine &&
  line <= silence.toLine;

const byPlace = (one: Finding, other: Finding): number =>
  one.line - other.line || one.column - other.column;

const docsFile = 'docs/doctor.md';

const findingOf = (
  path: string,
  { id, severity, whatToDo }: Pick<Rule, 'id' | 'severity' | 'whatToDo'>,
  problem: Problem,
): Finding => ({
  rule: id,
  severity: problem.severity ?? severity,
  path,
  line: problem.at.line,
  column: problem.at.column,
  message: problem.message,
  whatToDo,
  docs: `${docsFile}#${id}`,
});

/** What a comment or Metadata silences wrongly. */
const silencing = {
  id: 'silencing',
  severity: 'warning',
  whatToDo: 'Write `# allow-traffic-ignore RULE: reason`.',
} as const;

function mistakenSilences(path: string, silences: readonly Silence[]): Finding[] {
  const known = rules.map(({ id }) => id);
  return silences.flatMap((silence) => {
    const message = silenceMistake(silence, known);
    return message === undefined ? [] : [findingOf(path, silencing, { at: silence.at, message })];
  });
}
