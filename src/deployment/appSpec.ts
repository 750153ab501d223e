import { JSON, Object } from '../lib/primordials.ts';
import { lambdaHookEvents } from '../model/lifecycleEvents.ts';
import { AppSpecError } from './appSpecError.ts';
import {
  describe,
  isEmpty,
  isMap,
  list,
  members,
  Mistake,
  text,
  type Found,
} from './appSpecParts.ts';
import { readAppSpecText } from './appSpecText.ts';

/** One entry of `Resources`: a function, its alias, and the versions between which traffic shifts. */
export interface AppSpecFunction {
  /** The key of the entry; free to choose, often the function's name. */
  logicalName: string;
  name: string;
  alias: string;
  currentVersion: string;
  targetVersion: string;
}

/** One entry of `Hooks`. */
export interface AppSpecHook {
  /** `BeforeAllowTraffic` or `AfterAllowTraffic`. */
  lifecycleEvent: string;
  /** Name or ARN, as written. */
  function: string;
}

/**
 * An AppSpec for a Lambda deployment.
 * @see https://docs.aws.amazon.com/codedeploy/latest/userguide/reference-appspec-file.html
 */
export interface AppSpec {
  /** As written: `0.0`. */
  version: string;
  functions: AppSpecFunction[];
  hooks: AppSpecHook[];
}

function readFunction(entry: Found): AppSpecFunction {
  const keys = isMap(entry.value) ? Object.keys(entry.value) : [];
  const logicalName = keys[0];
  if (!isMap(entry.value) || logicalName === undefined || keys.length !== 1) {
    throw new Mistake(
      entry.path,
      `an entry of Resources must have one key, a name with Type and Properties below it, but is ${
        keys.length > 1 ? `a map of ${keys.join(', ')}` : describe(entry.value)
      }`,
    );
  }
  const what = `resource ${JSON.stringify(logicalName)}`;
  const body = { value: entry.value[logicalName], path: [...entry.path, logicalName] };
  const parts = members(body, what, ['Type', 'Properties']);
  const type = text(parts['Type'], 'Type', body, what);
  if (type !== 'AWS::Lambda::Function') {
    throw new Mistake(
      parts['Type']?.path ?? body.path,
      `${what} has Type ${type}; expected AWS::Lambda::Function`,
    );
  }
  const at = parts['Properties'] ?? { value: undefined, path: body.path };
  const names = ['Name', 'Alias', 'CurrentVersion', 'TargetVersion'];
  const properties = members(at, `Properties of ${what}`, names);
  const property = (name: string): string =>
    text(properties[name], name, at, `Properties of ${what}`);
  return {
    logicalName,
    name: property('Name'),
    alias: property('Alias'),
    currentVersion: property('CurrentVersion'),
    targetVersion: property('TargetVersion'),
  };
}

function readHooks(found: Found): AppSpecHook[] {
  if (isEmpty(found.value)) return [];
  const hooks: AppSpecHook[] = [];
  for (const entry of list(found, 'Hooks')) {
    const named = members(entry, 'an entry of Hooks', lambdaHookEvents);
    for (const [lifecycleEvent, value] of Object.entries(named)) {
      if (hooks.some((hook) => hook.lifecycleEvent === lifecycleEvent)) {
        throw new Mistake(value.path, `Hooks names ${lifecycleEvent} twice`);
      }
      hooks.push({ lifecycleEvent, function: text(value, lifecycleEvent, entry, 'Hooks') });
    }
  }
  return hooks;
}

function readRoot(value: unknown): AppSpec {
  const root = { value, path: [] };
  const parts = members(root, 'the AppSpec', ['version', 'Resources', 'Hooks']);
  const version = text(parts['version'], 'version', root, 'the AppSpec');
  if (!/^0(\.0+)?$/.test(version)) {
    throw new Mistake(parts['version']?.path ?? [], `version must be 0.0, but is ${version}`);
  }
  if (!parts['Resources'] || isEmpty(parts['Resources'].value)) {
    throw new Mistake([], 'the AppSpec needs Resources, a list with the function to deploy');
  }
  const functions = list(parts['Resources'], 'Resources').map(readFunction);
  if (functions.length === 0) throw new Mistake(parts['Resources'].path, 'Resources is empty');
  return { version, functions, hooks: parts['Hooks'] ? readHooks(parts['Hooks']) : [] };
}

/**
 * Reads an AppSpec for Lambda in all forms that people write: YAML or JSON, keys in any case, quoted
 * or bare scalars (all taken as written), `Hooks` missing or empty, trailing commas. Rejects only
 * with an {@link AppSpecError}, which says where the mistake is.
 */
export async function parseAppSpec(source: string): Promise<AppSpec> {
  try {
    const tree = await readAppSpecText(source);
    try {
      return readRoot(tree.value);
    } catch (error) {
      if (!(error instanceof Mistake)) throw error;
      throw new AppSpecError(error.message, await tree.locate(error.path), { cause: error });
    }
  } catch (error) {
    if (error instanceof AppSpecError) throw error;
    throw new AppSpecError('The AppSpec cannot be read', { line: 1, column: 1 }, { cause: error });
  }
}
