import { isMap, isScalar, isSeq, LineCounter, parseDocument, stringify, type Node } from 'yaml';
import { AppSpecError } from './appSpecError.ts';

export interface AppSpecFunction {
  name: string;
  alias: string;
  currentVersion: string;
  targetVersion: string;
}
export interface AppSpecHook {
  lifecycleEvent: string;
  function: string;
}
export interface AppSpec {
  version: string;
  functions: ({ logicalName: string } & AppSpecFunction)[];
  hooks: AppSpecHook[];
}

/** YAML or JSON; throws {@link AppSpecError}. */
// eslint-disable-next-line @typescript-eslint/require-await
export async function parseAppSpec(text: string): Promise<AppSpec> {
  const lines = new LineCounter();
  const doc = parseDocument(text, { schema: 'failsafe', lineCounter: lines });
  const fail = (message: string, node?: unknown): never => {
    const range = (node as Node | undefined)?.range;
    const { line, col } = lines.linePos(range?.[0] ?? 0);
    throw new AppSpecError(message, line, col);
  };
  const problem = doc.errors[0];
  if (problem) {
    const at = lines.linePos(problem.pos[0]);
    throw new AppSpecError(problem.message.split('\n')[0] ?? '', at.line, at.col);
  }
  const root = doc.contents;
  if (!isMap(root)) return fail('an AppSpec is a map', root);
  const get = (map: unknown, key: string): unknown => {
    if (!isMap(map)) return undefined;
    return map.items.find(
      (pair) => isScalar(pair.key) && String(pair.key.value).toLowerCase() === key.toLowerCase(),
    )?.value;
  };
  const text1 = (map: unknown, key: string): string => {
    const value = get(map, key);
    if (!isScalar(value)) return fail(`Properties needs ${key}`, map);
    return String(value.value);
  };
  const resources = get(root, 'Resources');
  if (!isSeq(resources)) return fail('the AppSpec needs Resources, a list', root);
  const functions = resources.items.map((item) => {
    const pair = isMap(item) ? item.items[0] : undefined;
    const properties = get(pair?.value, 'Properties');
    if (pair === undefined || !isMap(properties)) {
      return fail('a resource is a one-key map with Properties', item);
    }
    return {
      logicalName: String(pair.key),
      name: text1(properties, 'Name'),
      alias: text1(properties, 'Alias'),
      currentVersion: text1(properties, 'CurrentVersion'),
      targetVersion: text1(properties, 'TargetVersion'),
    };
  });
  const hooks = get(root, 'Hooks');
  return {
    version: text1(root, 'version'),
    functions,
    hooks: isSeq(hooks)
      ? hooks.items.map((item) => {
          const pair = isMap(item) ? item.items[0] : undefined;
          if (!pair) return fail('a hook is a one-key map', item);
          return { lifecycleEvent: String(pair.key), function: String(pair.value) };
        })
      : [],
  };
}

export function formatAppSpec(spec: AppSpec, as: 'yaml' | 'json' = 'yaml'): string {
  const plain = {
    version: spec.version,
    Resources: spec.functions.map((fn) => ({
      [fn.logicalName]: {
        Type: 'AWS::Lambda::Function',
        Properties: {
          Name: fn.name,
          Alias: fn.alias,
          CurrentVersion: fn.currentVersion,
          TargetVersion: fn.targetVersion,
        },
      },
    })),
    Hooks: spec.hooks.map((hook) => ({ [hook.lifecycleEvent]: hook.function })),
  };
  return as === 'json' ? JSON.stringify(plain) : stringify(plain);
}
