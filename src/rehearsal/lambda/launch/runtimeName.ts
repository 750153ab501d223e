import { suggest } from '../../../lib/suggest.ts';

/** What runs a function: the language of its runtime, or a program of its own. */
export type RuntimeFamily = 'nodejs' | 'python' | 'java' | 'ruby' | 'dotnet' | 'provided';

/** Today's runtimes; a later version of a language is taken too. */
export const runtimeNames: readonly string[] = [
  ...['nodejs22.x', 'nodejs24.x'],
  ...['python3.9', 'python3.10', 'python3.11', 'python3.12', 'python3.13', 'python3.14'],
  ...['java8.al2', 'java11', 'java17', 'java21', 'java25'],
  ...['ruby3.2', 'ruby3.3', 'ruby3.4', 'dotnet8', 'dotnet10', 'provided.al2', 'provided.al2023'],
];

/** What a runtime is called, from the first version that Lambda still creates functions for. */
const languages: readonly {
  family: RuntimeFamily;
  name: RegExp;
  /** Whether a name is one that Lambda still takes. */
  isCurrent: (name: string) => boolean;
  expected: string;
  /** What runs code of an older version; undefined if nothing does. */
  oldest?: (name: string) => string | undefined;
}[] = [
  {
    family: 'nodejs',
    name: /^nodejs/,
    isCurrent: (name) => ['nodejs22.x', 'nodejs24.x'].includes(name),
    expected: 'one of nodejs22.x, nodejs24.x',
    // The first names have the minor version: nodejs8.10, nodejs4.3.
    oldest: (name) => (/^nodejs\d+\.(x|\d+)$/.test(name) ? 'nodejs22.x' : undefined),
  },
  {
    family: 'python',
    name: /^python\d/,
    isCurrent: (name) => Number(/^python3\.(\d+)$/.exec(name)?.[1]) >= 9,
    expected: 'python3.9 or later',
    oldest: (name) => (name.startsWith('python3.') ? 'python3.9' : undefined),
  },
  {
    family: 'java',
    name: /^java\d/,
    isCurrent: (name) => name === 'java8.al2' || Number(/^java(\d+)$/.exec(name)?.[1]) >= 11,
    expected: 'java8.al2, java11 or later',
    oldest: () => 'java8.al2',
  },
  {
    family: 'ruby',
    name: /^ruby\d/,
    isCurrent: (name) => Number(/^ruby(\d+\.\d+)$/.exec(name)?.[1]) >= 3.2,
    expected: 'ruby3.2 or later',
    oldest: () => 'ruby3.2',
  },
  {
    family: 'dotnet',
    name: /^dotnet(core)?\d/,
    isCurrent: (name) => Number(/^dotnet(\d+)$/.exec(name)?.[1]) >= 8,
    expected: 'dotnet8 or later',
    oldest: () => 'dotnet8',
  },
  {
    family: 'provided',
    name: /^(provided|go1\.x)/,
    isCurrent: (name) => /^provided\.al\d+$/.test(name),
    expected: 'provided.al2023, with a program called bootstrap',
    oldest: (name) => (name === 'provided' ? 'provided.al2' : undefined),
  },
];

/** The family of a valid name; that of any other is `provided`. */
export const runtimeFamily = (runtime: string): RuntimeFamily =>
  languages.find(({ name }) => name.test(runtime))?.family ?? 'provided';

/** What is wrong with the name of a runtime, as the end of a sentence; `undefined` if it is valid. */
export function runtimeMistake(runtime: string): string | undefined {
  const language = languages.find(({ name }) => name.test(runtime));
  if (language?.isCurrent(runtime)) return undefined;
  const isOld = language !== undefined && /\d/.test(runtime) && language.family !== 'nodejs';
  if (isOld) return `, which Lambda has deprecated; expected ${language.expected}`;
  if (language !== undefined) return `; expected ${language.expected}`;
  return suggest(runtime, runtimeNames, 'a runtime of Lambda, such as nodejs24.x or python3.14');
}

/** The runtime that runs the code of a deprecated one; undefined if none does, or if it is not one. */
export const oldestRuntime = (runtime: string): string | undefined =>
  /\d|^provided$/.test(runtime)
    ? languages.find(({ name }) => name.test(runtime))?.oldest?.(runtime)
    : undefined;
