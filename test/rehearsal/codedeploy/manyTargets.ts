import { appSpec, revision, type Engine } from './engine.ts';

/** The input of a deployment of so many functions, which are made. */
export function manyTargets({ lambda }: Engine, count: number): Record<string, unknown> {
  const specs = Array.from({ length: count }, (_, number) => {
    const name = `func${number}`;
    lambda.functions.set(name, ['1', '2']);
    lambda.putAlias(name, 'live', { functionVersion: '1' });
    return JSON.parse(appSpec({ name, alias: 'live' })) as { Resources: unknown[] };
  });
  const Resources = specs.flatMap((spec) => spec.Resources);
  return { revision: revision(JSON.stringify({ ...specs[0], Resources })) };
}
