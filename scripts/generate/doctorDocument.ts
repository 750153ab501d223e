/** `npm run docs:doctor`: writes a section for each rule into docs/doctor.md. */
import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { allForms, type Rule } from '../../src/doctor/rule.ts';
import { rules } from '../../src/doctor/rules.ts';

const path = 'docs/doctor.md';
const [start, end] = ['<!-- rules -->', '<!-- /rules -->'];

const names = { error: 'Error', warning: 'Warning', info: 'Note' };

const formNames = { sam: 'SAM', cloudFormation: 'CloudFormation', terraform: 'Terraform' };

const section = ({ id, severity, title, looksAt, whatToDo, forms }: Rule): string => {
  const only =
    forms.length === allForms.length
      ? ''
      : `\n- **Only for**: ${forms.map((form) => formNames[form]).join(' and ')}`;
  return `### ${id}\n\n${names[severity]}: ${title}\n\n- **Looks at**: ${looksAt}\n- **What to do**: ${whatToDo}${only}\n`;
};

const table = `| rule | severity | finds |
| --- | --- | --- |
${rules.map(({ id, severity, title }) => `| [\`${id}\`](#${id}) | ${severity} | ${title} |`).join('\n')}`;

/** The document as it must be. */
export async function doctorDocument(): Promise<string> {
  const text = readFileSync(path, 'utf8');
  const before = text.slice(0, text.indexOf(start) + start.length);
  const after = text.slice(text.indexOf(end));
  const written = `${before}\n\n${table}\n\n${rules.map(section).join('\n')}\n${after}`;
  return format(written, { ...(await resolveConfig(path)), filepath: path });
}

if (process.argv[1]?.endsWith('doctorDocument.ts')) writeFileSync(path, await doctorDocument());
