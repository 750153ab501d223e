import { arnText, placeholdersIn, type ArnParts } from './arnText.ts';
import { oneOrMore, type HookPolicy, type PolicyFormat } from './policyFormat.ts';

/** The policy as IAM takes it. The values of `--parameter` fill placeholders. */
export const json: PolicyFormat = {
  namesVersion: () => false,
  write: (policies, values) => {
    const arns: string[] = [];
    const fill = (text: string): string => {
      const filled = text.replaceAll(
        /\$\{([^}]*)\}/g,
        (open, name: string) => values[name] ?? open,
      );
      arns.push(filled);
      return filled;
    };
    const documents = policies.map((policy) => [policy.name, documentOf(policy, fill)] as const);
    const [only, ...others] = documents;
    const written = only && others.length === 0 ? only[1] : Object.fromEntries(documents);
    return {
      text: `${JSON.stringify(written, undefined, 2)}\n`,
      placeholders: placeholdersIn(arns),
    };
  },
};

const documentOf = ({ statements }: HookPolicy, fill: (text: string) => string): object => ({
  Version: '2012-10-17',
  Statement: statements.map(({ sid, effect, actions, resources }) => ({
    Sid: sid,
    Effect: effect,
    Action: oneOrMore(actions),
    Resource: oneOrMore(resources.map((one) => fill(arnText(one, parts)))),
  })),
});

const parts: ArnParts = {
  prefix: (service) => `arn:aws:${service}:\${Region}:\${AccountId}:`,
  name: (known, placeholder) => known?.text ?? `\${${known?.id ?? placeholder}}`,
};
