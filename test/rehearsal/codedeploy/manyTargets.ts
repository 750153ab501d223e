import { appSpec, revision, type LocalCodeDeploy } from './localCodeDeploy.ts';

/** Makes that many functions, and the input of a deployment of them. */
export function manyTargets({ lambda }: LocalCodeDeploy, count: number): Record<string, unknown> {
  const specs = Array.from({ length: count }, (_, number) => {
    const name = `func${number}`;
    lambda.functions.set(name, ['1', '2']);
    lambda.putAlias(name, 'live', { functionVersion: '1' });
    return JSON.parse(appSpec({ name, alias: 'live' })) as { Resources: unknown[] };
  });
  const Resources = specs.flatMap((spec) => spec.Resources);
  return { revision: revision(JSON.stringify({ ...specs[0], Resources })) };
}
