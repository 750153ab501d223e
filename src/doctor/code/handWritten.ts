import { builtinModules } from 'node:module';
import type { File, Node } from '@babel/types';
import type { DoctorModel, Hook } from '../model/doctorModel.ts';
import type { Problem } from '../rule.ts';
import { placeIn, type SourceModule } from './sourceModule.ts';
import { calleeName, nodesIn } from './syntax.ts';

export type ParsedModule = SourceModule & { readonly syntax: File };

/** A hook that is not made with this package, and its code. */
export interface HandWrittenHook {
  readonly hook: Hook;
  readonly modules: readonly ParsedModule[];
  /** Why something else may do what this code does not: it calls what is not on this machine. */
  readonly unseen: string | undefined;
}

/** The hooks whose authors talk to CodeDeploy themselves, if their code is on this machine. */
export const handWrittenHooks = ({ hooks }: DoctorModel): HandWrittenHook[] =>
  hooks
    .filter(({ code }) => code.kind === 'other')
    .map((hook) => {
      const { modules, missing } = hook.code.graph;
      const unparsed = modules.find(({ syntax }) => syntax === undefined);
      const foreign = [...missing, ...modules.flatMap(({ imports }) => imports.filter(isForeign))];
      const [first = unparsed?.path] = foreign;
      return {
        hook,
        modules: parsed(modules),
        unseen: first === undefined ? undefined : `the code in '${first}' is not read`,
      };
    });

/** The modules that could be parsed. */
export const parsed = (modules: readonly SourceModule[]): ParsedModule[] =>
  modules.filter((one): one is ParsedModule => one.syntax !== undefined);

/** A package other than AWS's SDKs and Node's own modules. */
const isForeign = (specifier: string): boolean =>
  !specifier.startsWith('.') &&
  !/^(node:|@aws-sdk\/|@smithy\/|aws-sdk(\/|$)|aws-xray-sdk)/.test(specifier) &&
  !builtinModules.includes(specifier);

/** A problem at a node of a module. */
export const problemIn = (module: SourceModule, node: Node, message: string): Problem => ({
  path: module.path,
  at: placeIn(module, node),
  message,
});

const put = /putLifecycleEventHookExecutionStatus/i;

/** The call by which a hook reports, in either version of the SDK. */
export const isReport = (node: Node): boolean => put.test(calleeName(node) ?? '');

/** Whether a module reports. */
export const reports = ({ text }: SourceModule): boolean => put.test(text);

/** Every node of a module, with those above it. */
export const nodesOf = ({ syntax }: ParsedModule): (readonly [Node, readonly Node[]])[] => [
  ...nodesIn(syntax),
];
