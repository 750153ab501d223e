import type { ResourceReference } from '../../template/source/node.ts';
import type { TemplateDeployment, TemplateFunction } from '../../template/template.ts';
import type { Value } from '../../template/value.ts';

/** A resource that an action is needed on. */
export interface ArnTarget {
  readonly service: 'lambda' | 'codedeploy';
  /** What follows the account in its ARN: `function:orders:live`. */
  readonly path: string;
  /** The name in it: `orders`. */
  readonly name: string;
  /** Whether CloudFormation generates the name; its logical ID stands for it. */
  readonly isGenerated: boolean;
  /** What it is called in a sentence. */
  readonly what: string;
  /** Whether an attribute that only AWS knows is its ARN. */
  readonly isReference: (reference: ResourceReference) => boolean;
}

/** Stands for the number of a version that does not exist yet. */
const anyVersion = '1000001';

const nameIn = (value: Value<string> | undefined, logicalId: string): string =>
  value?.known === true ? value.value : `\${${logicalId}}`;

function lambdaTarget(
  fn: TemplateFunction,
  qualifier: string | undefined,
  what: string,
  isReference: ArnTarget['isReference'],
): ArnTarget {
  const name = nameIn(fn.name, fn.logicalId);
  return {
    service: 'lambda',
    path: ['function', name, ...(qualifier === undefined ? [] : [qualifier])].join(':'),
    name,
    isGenerated: name === fn.logicalId,
    what,
    isReference,
  };
}

/** The version of a function that is deployed; its number is not known before. */
export const versionTarget = (fn: TemplateFunction): ArnTarget =>
  lambdaTarget(
    fn,
    anyVersion,
    `a version of '${fn.logicalId}'`,
    ({ logicalId, attribute }) => logicalId === fn.logicalId && attribute === 'Version',
  );

/** Any version of a function, such as the one in production. */
export const anyVersionTarget = (fn: TemplateFunction): ArnTarget =>
  lambdaTarget(fn, anyVersion, `the version of '${fn.logicalId}' in production`, () => false);

export const aliasTarget = (fn: TemplateFunction, alias: Value<string>): ArnTarget =>
  lambdaTarget(
    fn,
    nameIn(alias, 'Alias'),
    `the alias${alias.known ? ` '${alias.value}'` : ''} of '${fn.logicalId}'`,
    ({ logicalId, attribute }) => logicalId === fn.logicalId && attribute === 'Alias',
  );

/** The function without a version, which stands for `$LATEST`. */
export const functionTarget = (fn: TemplateFunction): ArnTarget =>
  lambdaTarget(
    fn,
    undefined,
    `'${fn.logicalId}'`,
    ({ logicalId, attribute }) => logicalId === fn.logicalId && attribute === 'Arn',
  );

export function groupTarget({ application, group: named }: TemplateDeployment): ArnTarget {
  const group = nameIn(named, 'DeploymentGroup');
  const name = `${nameIn(application, 'Application')}/${group}`;
  return {
    service: 'codedeploy',
    path: `deploymentgroup:${name}`,
    name,
    isGenerated: [application, named].some(isGenerated),
    what: `the deployment group '${group}'`,
    isReference: ({ logicalId }) => logicalId === named.resource?.logicalId,
  };
}

export function applicationTarget({ application }: TemplateDeployment): ArnTarget {
  const name = nameIn(application, 'Application');
  return {
    service: 'codedeploy',
    path: `application:${name}`,
    name,
    isGenerated: isGenerated(application),
    what: `the application '${name}'`,
    isReference: ({ logicalId }) => logicalId === application?.resource?.logicalId,
  };
}

const isGenerated = (value: Value<string> | undefined): boolean =>
  value?.known === true && value.value === value.resource?.logicalId;
