import { memberAt, type TemplateNode } from '../source/node.ts';
import { textsOf } from './planNodes.ts';

/** The call of a module: what the names in its configuration stand for. */
export interface ModuleScope {
  /** The start of the addresses of its resources: `module.deployment.` */
  readonly prefix: string;
  /** The arguments of the call. */
  readonly call: TemplateNode | undefined;
  /** Where the call is written; `undefined` in the root module. */
  readonly parent: ModuleScope | undefined;
}

/** The addresses that a reference in a module stands for, a variable by what its caller gives it. */
export function fromRoot(reference: string, scope: ModuleScope | undefined): string[] {
  if (scope === undefined) return [reference];
  const [, variable, rest = ''] = /^var\.([\w-]+)(.*)$/.exec(reference) ?? [];
  if (variable === undefined) return [scope.prefix + reference];
  const given = textsOf(memberAt(scope.call, 'expressions', variable, 'references'));
  return given.flatMap((one) => fromRoot(one + rest, scope.parent));
}
