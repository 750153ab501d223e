import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { isMap, isScalar } from 'yaml';
import type { FunctionCode } from '../lambda/lambdaStandIn.ts';
import type { RehearsalCode, RehearsalFile, RehearsalFunction } from './rehearsalFile.ts';
import type { PlannedFunction } from './rehearsalPlan.ts';
import type { PathInYaml, YamlSource } from './yamlSource.ts';

const runtimes: readonly string[] = ['nodejs22.x', 'nodejs24.x'];

/** The functions of a file, each version with all that it takes from its function. */
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
    throw source.error(whereOf(source, key, path, parent), message);
  };
  const { codeUri, handler, command, runtime, layers = [], environment } = code;
  if (codeUri === undefined)
    return fail('codeUri', "'codeUri' is missing; expected a folder or a zip");
  if (handler === undefined && command === undefined) {
    return fail('handler', "'handler' is missing; expected file.export, or a 'command'");
  }
  if (handler !== undefined && command !== undefined) {
    return fail('command', "both 'handler' and 'command' are set; expected one of them");
  }
  if (command === undefined && runtime !== undefined && !runtimes.includes(runtime)) {
    return fail('runtime', `'runtime' is '${runtime}'; expected one of ${runtimes.join(', ')}`);
  }
  const folder = resolve(dirname(source.path));
  const found = (key: string, given: string): string => {
    const absolute = resolve(folder, given);
    return existsSync(absolute) ? absolute : fail(key, `there is no ${absolute} ('${key}')`);
  };
  return {
    ...code,
    codeUri: found('codeUri', codeUri),
    ...(code.layers && { layers: layers.map((layer) => found('layers', layer)) }),
    ...(environment && { environment: asWritten(source, environment, path, parent) }),
    ...(command && { command: command.map(String) }),
  };
}

/** A version takes keys from its function: where the key stands that counts. */
function whereOf(
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

/** An environment variable is text: `0123` stays `0123`. */
function asWritten(
  source: YamlSource,
  environment: Record<string, unknown>,
  path: PathInYaml,
  parent: PathInYaml,
): Record<string, string> {
  const at = whereOf(source, 'environment', path, parent);
  return Object.fromEntries(
    Object.entries(environment).map(([name, value]) => {
      const node = source.nodeAt([...at, name]);
      const written = isScalar(node) ? node.source : undefined;
      return [name, typeof value === 'string' ? value : (written ?? String(value))];
    }),
  );
}
