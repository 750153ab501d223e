import type { Template } from '../template/template.ts';
import type { Finding, Inspection, SilencedFinding } from './finding.ts';
import type { SourceModule } from './code/sourceModule.ts';
import { buildModel } from './model/buildModel.ts';
import type { DoctorModel } from './model/doctorModel.ts';
import type { Problem, Rule } from './rule.ts';
import { rules } from './rules.ts';
import { inSource, type TemplateSource } from './terraform/planSource.ts';
import { silenceMistake, silencesOf, type Silence } from './silences.ts';

/** A template, and its text. */
export interface OpenedTemplate {
  readonly template: Template;
  readonly text: string;
  /** Default: SAM or CloudFormation; a template may be both. */
  readonly form?: 'terraform';
  /** Where it was written, if that is somewhere else. */
  readonly source?: TemplateSource | undefined;
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
  { template, text, form, source }: OpenedTemplate,
  used: readonly Rule[],
  today: Date,
): Promise<Omit<Inspection, 'paths'>> {
  const model = await buildModel(template, today);
  const silences = [
    ...silencesOf(template.path, text, [...model.resources.values()]),
    ...[...modulesOf(model, template.path), ...(source?.files ?? [])].flatMap((one) =>
      silencesOf(one.path, one.text),
    ),
  ];
  const ofForm = used.filter(({ forms }) => form === undefined || forms.includes(form));
  const all = ofForm.flatMap((rule) =>
    rule
      .check(model)
      .map((problem) => (source ? moved(problem, source) : problem))
      .map((problem) => findingOf(template.path, rule, problem)),
  );
  const silenced: SilencedFinding[] = [];
  const findings = mistakenSilences(silences);
  for (const finding of all) {
    const silence = silences.find((one) => isSilenced(finding, one));
    if (silence) silenced.push({ ...finding, reason: silence.reason });
    else findings.push(finding);
  }
  const ofTemplate = ({ path }: Finding): boolean => path === template.path;
  const sorted = <T extends Finding>(list: readonly T[]): T[] => [
    ...list.filter(ofTemplate).sort(byPlace),
    ...list.filter((one) => !ofTemplate(one)).sort(byPlace),
  ];
  return { findings: sorted(findings), silenced: sorted(silenced) };
}

/** A problem with its place in the source of the template. */
function moved(problem: Problem, source: TemplateSource): Problem {
  const message = inSource(problem.message, source);
  const found = problem.path === undefined ? source.find(problem.at) : undefined;
  return { ...problem, message, ...found };
}

/** The files of the hooks' own code, each once. */
const modulesOf = ({ hooks }: DoctorModel, templatePath: string): SourceModule[] => [
  ...new Map(
    hooks
      .flatMap(({ code }) => code.graph.modules)
      .filter(({ path }) => path !== templatePath)
      .map((one) => [one.path, one]),
  ).values(),
];

const isSilenced = ({ rule, path, line }: Finding, silence: Silence): boolean =>
  silence.rule === rule &&
  silence.path === path &&
  silence.reason !== '' &&
  line >= silence.fromLine &&
  line <= silence.toLine;

const byPlace = (one: Finding, other: Finding): number =>
  Number(one.path > other.path) - Number(one.path < other.path) ||
  one.line - other.line ||
  one.column - other.column;

const docsFile = 'docs/doctor.md';

const findingOf = (
  path: string,
  { id, severity, whatToDo }: Pick<Rule, 'id' | 'severity' | 'whatToDo'>,
  problem: Problem,
): Finding => ({
  rule: id,
  severity: problem.severity ?? severity,
  path: problem.path ?? path,
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

function mistakenSilences(silences: readonly Silence[]): Finding[] {
  const known = rules.map(({ id }) => id);
  return silences.flatMap((silence) => {
    const message = silenceMistake(silence, known);
    return message === undefined
      ? []
      : [findingOf(silence.path, silencing, { at: silence.at, message })];
  });
}
