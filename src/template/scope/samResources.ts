import type { RawResource } from '../resources.ts';

/**
 * Whether SAM adds a resource with this logical ID for a function with a gradual deployment, or for its role.
 * @see https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources-function.html
 */
export function isSamResource(
  logicalId: string,
  resources: ReadonlyMap<string, RawResource>,
): boolean {
  const isServerless = (id: string): boolean =>
    resources.get(id)?.type === 'AWS::Serverless::Function';
  if (['ServerlessDeploymentApplication', 'CodeDeployServiceRole'].includes(logicalId)) {
    return [...resources.keys()].some(isServerless);
  }
  const [, functionId] = /^(\w+?)(?:DeploymentGroup|Role)$/.exec(logicalId) ?? [];
  return functionId !== undefined && isServerless(functionId);
}
