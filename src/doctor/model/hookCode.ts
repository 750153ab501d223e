import { configuredChecks } from '../../config/configuredChecks.ts';
import { descriptions } from '../../config/checksKind.ts';
import { readChecksVariable } from '../../config/document/readChecksVariable.ts';
import { usedChecks, type UsedCheck } from '../../policy/neededActions.ts';
import type { Template, TemplateFunction } from '../../template/template.ts';
import type { ModuleGraph } from '../code/sourceModule.ts';
import { unseenChecks } from '../code/unseenChecks.ts';
import { leastTime } from './leastTime.ts';
import { codeFolder, sourceGraph } from './sourceFile.ts';

/** What is known of a hook's code. */
export interface HookCode {
  /**
   * `layer`: a handler of this package's layer. `package`: code that uses this package. `other`: code that does not.
   * `unknown`: the code is not on this machine.
   */
  readonly kind: 'layer' | 'package' | 'other' | 'unknown';
  /** Whether the checks run in a child process. */
  readonly isIsolated: boolean;
  /** The checks that run in an event, as far as they are known. */
  readonly checks: (event: string) => readonly UsedCheck[];
  /** How long the checks of an event certainly take, in milliseconds. */
  readonly leastMs: (event: string) => number;
  /** Whether `checks` are all of them, with their options. */
  readonly isComplete: boolean;
  /** What is wrong with `ALLOW_TRAFFIC_CHECKS`. */
  readonly mistakes: readonly string[];
  /** The modules of the hook that are on this machine. Empty for a handler of the layer. */
  readonly graph: ModuleGraph;
}

const noModules: ModuleGraph = { modules: [], missing: [] };

/** The handlers of the layer. */
export const layerHandler: RegExp = /^\/opt\/nodejs\/allow-traffic\.(\w+)$/;

/** The isolated entry in the npm package, as a bundle has it too. */
const isolatedEntry = /(^|\/)allow-traffic\/dist\/isolate\.handler$/;

/** Reads what a function runs as a hook. It never runs the function's code. */
export async function hookCode(template: Template, fn: TemplateFunction): Promise<HookCode> {
  const handler = fn.handler?.known === true ? fn.handler.value : '';
  const [, name] = layerHandler.exec(handler) ?? [];
  if (name !== undefined && name !== 'isolate') return withoutCode(template, fn);
  const module = fn.environment.get('ALLOW_TRAFFIC_HANDLER');
  const isInLayer = name === 'isolate';
  const isIsolated = isInLayer || isolatedEntry.test(handler);
  const own = isIsolated ? (module?.known === true ? module.value : '') : handler;
  const graph = sourceGraph(template, fn, own) ?? noModules;
  const text = graph.modules.map((one) => one.text).join('\n');
  const found = mentioned(text);
  return {
    kind: isInLayer ? 'layer' : kindOf(graph, fn),
    isIsolated: isIsolated || /allow-traffic\/isolate/.test(text),
    checks: () => found,
    leastMs: () => 0,
    isComplete: false,
    mistakes: [],
    graph,
  };
}

function kindOf({ modules }: ModuleGraph, { environment }: TemplateFunction): HookCode['kind'] {
  if ([...environment.keys()].some((name) => name.startsWith('ALLOW_TRAFFIC_'))) return 'package';
  if (modules.length === 0) return 'unknown';
  // A bundle has no import left, but the names of the variables that the package reads.
  const ours = /['"]allow-traffic(\/\w+)?['"]|ALLOW_TRAFFIC_TARGET/;
  return modules.some(({ text }) => ours.test(text)) ? 'package' : 'other';
}

/** The checks of a hook that are in no module on this machine: `{ name, from }`. */
export const checksElsewhere = ({ graph }: HookCode): { name: string; from: string }[] =>
  graph.modules.flatMap((module) => unseenChecks(module, graph.missing));

/** The checks that a text calls. */
function mentioned(text: string): UsedCheck[] {
  return [...descriptions]
    .filter(([, description]) => !('children' in description))
    .filter(([name]) => new RegExp(`(?<![\\w$.])${name}\\(`).test(text))
    .map(([name]) => ({ name, options: {} }));
}

/** The layer's own handlers read their checks from `ALLOW_TRAFFIC_CHECKS`. */
async function withoutCode(template: Template, fn: TemplateFunction): Promise<HookCode> {
  const value = fn.environment.get('ALLOW_TRAFFIC_CHECKS');
  const base = {
    kind: 'layer',
    isIsolated: true,
    leastMs: () => 0,
    mistakes: [],
    graph: noModules,
  } as const;
  if (value === undefined && fn.unknownEnvironment === undefined) {
    return { ...base, checks: () => [{ name: 'smokeInvoke', options: {} }], isComplete: true };
  }
  const folder = codeFolder(template, fn);
  const isInline = value?.known === true && /^\s*[[{]/.test(value.value);
  if (value?.known !== true || (!isInline && folder === undefined)) {
    return { ...base, checks: () => [], isComplete: false };
  }
  const folders = { code: folder ?? '/var/task', layers: '/opt' };
  const configured = await configuredChecks(value.value, folders);
  if ('mistakes' in configured) {
    return { ...base, checks: () => [], isComplete: false, mistakes: configured.mistakes };
  }
  const json = (await readChecksVariable(value.value, folders.code))?.value;
  return {
    ...base,
    checks: (event) => usedChecks(json, event),
    leastMs: (event) => leastTime(json, event),
    isComplete: true,
  };
}
