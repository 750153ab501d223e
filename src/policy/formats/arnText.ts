import type { KnownName } from '../deployedPlace.ts';
import type { PolicyResource } from '../statements.ts';

/** What stands for a name that nobody has told, and what to put there. */
export const unknownNames: Readonly<Record<string, string>> = {
  Region: 'the region of the deployment',
  AccountId: 'the ID of your account',
  FunctionName: 'the function that is deployed',
  Alias: 'its alias',
  ApplicationName: 'the CodeDeploy application',
  DeploymentGroupName: 'its deployment group',
  TopicArn: 'the ARN of the SNS topic',
};

/** How a format writes the parts of an ARN. */
export interface ArnParts {
  /** `arn:aws:SERVICE:REGION:ACCOUNT`, up to the colon. */
  readonly prefix: (service: string) => string;
  readonly name: (known: KnownName | undefined, placeholder: string) => string;
}

/** The ARN of a resource as a text with placeholders: `${FunctionName}`. */
export function arnText({ on, place, arn }: PolicyResource, { prefix, name }: ArnParts): string {
  const fn = (): string => `${prefix('lambda')}function:${name(place.function, 'FunctionName')}`;
  const application = (): string => name(place.application, 'ApplicationName');
  switch (on) {
    case '*':
      return '*';
    case 'topic':
      return arn ?? '${TopicArn}';
    case 'deploymentGroup': {
      const group = name(place.group, 'DeploymentGroupName');
      return `${prefix('codedeploy')}deploymentgroup:${application()}/${group}`;
    }
    case 'application':
      return `${prefix('codedeploy')}application:${application()}`;
    case 'function':
      return fn();
    case 'alias':
      return `${fn()}:${name(place.alias, 'Alias')}`;
    case 'latest':
      return `${fn()}:$LATEST`;
    case 'version':
    case 'anyVersion':
      return `${fn()}:*`;
  }
}

/** The placeholders in texts, each with what it stands for. */
export function placeholdersIn(texts: readonly string[]): string[] {
  const found = texts.flatMap((text) =>
    [...text.matchAll(/\$\{([^}]*)\}/g)].map(([, name = '']) => name),
  );
  return [...new Set(found)].map(
    (name) => `\${${name}}: ${unknownNames[name] ?? 'known only in AWS'}`,
  );
}
