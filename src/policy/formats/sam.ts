import type { PolicyResource, PolicyStatement } from '../statements.ts';
import { arnText, placeholdersIn, unknownNames, type ArnParts } from './arnText.ts';
import { notes, type HookPolicy, type PolicyFormat } from './policyFormat.ts';

/** SAM's `Policies` of a function. Its statements are those of an `AWS::IAM::Role` as well. */
export const sam: PolicyFormat = {
  namesVersion: ({ hasVersionAttribute }) => hasVersionAttribute === true,
  write: (policies) => {
    const isOne = policies.length === 1;
    const blocks = policies.map((policy) => {
      const lines = policyLines(policy);
      return isOne ? lines : [`${policy.name}:`, ...lines.map((line) => `  ${line}`)];
    });
    const texts = blocks.flat().filter((line) => line.includes('!Sub'));
    const open = placeholdersIn(texts).filter((line) => isUnknown(line));
    return {
      text: `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`,
      placeholders: open,
    };
  },
};

/** A name that the template does not tell, which `!Sub` would not find. */
const isUnknown = (line: string): boolean => {
  const [, name = ''] = /^\$\{([^}]*)\}/.exec(line) ?? [];
  return name in unknownNames;
};

function policyLines(policy: HookPolicy): string[] {
  return [
    ...notes('#', policy),
    'Policies:',
    '  - Statement:',
    ...policy.statements.flatMap(statementLines).map((line) => `      ${line}`),
  ];
}

const statementLines = ({ sid, effect, actions, resources }: PolicyStatement): string[] => [
  `- Sid: ${sid}`,
  `  Effect: ${effect}`,
  ...entry('Action', actions),
  ...entry('Resource', [...new Set(resources.map(resourceText))]),
];

function entry(name: string, items: readonly string[]): string[] {
  const [only, ...others] = items;
  if (only !== undefined && others.length === 0) return [`  ${name}: ${only}`];
  return [`  ${name}:`, ...items.map((item) => `    - ${item}`)];
}

function resourceText(resource: PolicyResource): string {
  const { on, place } = resource;
  const id = place.function?.id;
  if (on === '*') return "'*'";
  if (id !== undefined && on === 'version' && place.hasVersionAttribute === true) {
    return `!Ref ${id}.Version`;
  }
  if (id !== undefined && on === 'function') return `!GetAtt ${id}.Arn`;
  const text = arnText(resource, parts);
  return text.includes('${') ? `!Sub '${text}'` : `'${text}'`;
}

const parts: ArnParts = {
  prefix: (service) => `arn:\${AWS::Partition}:${service}:\${AWS::Region}:\${AWS::AccountId}:`,
  name: (known, placeholder) =>
    known?.id === undefined ? (known?.text ?? `\${${placeholder}}`) : `\${${known.id}}`,
};
