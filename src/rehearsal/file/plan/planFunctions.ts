import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { isMap, isScalar } from 'yaml';
import { runtimeFamily, runtimeMistake } from '../../lambda/launch/runtimeName.ts';
import type { FunctionCode } from '../../lambda/lambdaStandIn.ts';
import type { RehearsalCode, RehearsalFile, RehearsalFunction } from '../rehearsalFile.ts';
import type { PlannedFunction } from './rehearsalPlan.ts';
import type { PathInYaml, YamlSource } from '../source/yamlSource.ts';

/** The functions of a file; each version has the keys of its function, its own values first. */
export function planFunctions(source: YamlSource, file: RehearsalFile): PlannedFunction[] {
  return Object.entries(file.functions).map(([functionName, given]) =>
    planFunction(source, functionName, given),
  );
}

function planFunction(
  source: YamlSource,
  functionName: string,
  given: RehearsalFunction,
): PlannedFunction {
  const path = ['functions', functionName];
  const { versions: givenVersions, ...own } = given;
  const versions = Object.entries(givenVersions ?? {}).map(([version, code]) => {
    const at = [...path, 'versions', version];
    return {
      version,
      code: planCode(source, { ...own, ...code }, at, path),
      position: source.positionOfKey(at),
    };
  });
  const newest = versions.at(-1)?.code;
  return {
    functionName,
    code: newest ?? planCode(source, own, path, path),
    position: source.positionOfKey(path),
    versions,
  };
}

function planCode(
  source: YamlSource,
  code: RehearsalCode,
  path: PathInYaml,
  parent: PathInYaml,
): FunctionCode {
  const fail = (key: string, message: string): never => {
    throw source.error(pathOfKey(source, key, path, parent), message);
  };
  const { codeUri, handler, command, imageUri, runtime } = code;
  if (imageUri !== undefined) return { codeUri: '', ...resolveCode(source, code, path, parent) };
  if (codeUri === undefined)
    return fail('codeUri', "'codeUri' is missing; expected a folder or a zip");
  const mistake = runtime === undefined ? undefined : runtimeMistake(runtime);
  if (mistake !== undefined && command === undefined) {
    return fail('runtime', `'runtime' is '${runtime}'${mistake}`);
  }
  const isProgram =
    command !== undefined || (runtime !== undefined && runtimeFamily(runtime) === 'provided');
  if (handler === undefined && !isProgram) {
    return fail('handler', "'handler' is missing; expected file.export, or a 'command'");
  }
  return { codeUri, ...resolveCode(source, code, path, parent) };
}

/** What a file sets of a function, with its paths absolute and its environment as it writes it. */
export function resolveCode(
  source: YamlSource,
  code: RehearsalCode,
  path: PathInYaml,
  parent: PathInYaml = path,
): Partial<FunctionCode> {
  const { codeUri, command, layers = [], environment } = code;
  const folder = resolve(dirname(source.path));
  const existing = (key: string, given: string): string => {
    const absolute = resolve(folder, given);
    if (existsSync(absolute)) return absolute;
    const at = pathOfKey(source, key, path, parent);
    throw source.error(at, `there is no ${absolute} ('${key}')`);
  };
  return {
    ...code,
    ...(codeUri !== undefined && { codeUri: existing('codeUri', codeUri) }),
    ...(code.layers && { layers: layers.map((layer) => existing('layers', layer)) }),
    ...(environment && { environment: environmentAsWritten(source, environment, path, parent) }),
    ...(command && { command: command.map(String) }),
  };
}

/** A version inherits the keys of its function: the path of the key that applies. */
function pathOfKey(
  source: YamlSource,
  key: string,
  path: PathInYaml,
  parent: PathInYaml,
): PathInYaml {
  return has(source, path, key) || !has(source, parent, key) ? [...path, key] : [...parent, key];
}

function has(source: YamlSource, path: PathInYaml, key: string): boolean {
  const node = source.nodeAt(path);
  return isMap(node) && node.has(key);
}

/**
 * The values as the file writes them, because environment variables are strings: `0123` stays
 * `0123`.
 */
function environmentAsWritten(
  source: YamlSource,
  environment: Record<string, unknown>,
  path: PathInYaml,
  parent: PathInYaml,
): Record<string, string> {
  const at = pathOfKey(source, 'environment', path, parent);
  return Object.fromEntries(
    Object.entries(environment).map(([name, value]) => {
      const node = source.nodeAt([...at, name]);
      const written = isScalar(node) ? node.source : undefined;
      return [name, typeof value === 'string' ? value : (written ?? String(value))];
    }),
  );
}
