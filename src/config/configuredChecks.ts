import { named } from '../checks/combinators/named.ts';
import { brokenCheck } from '../checks/options/brokenCheck.ts';
import { findMistakes } from '../checks/options/findMistakes.ts';
import { smokeInvoke } from '../checks/smokeInvoke.ts';
import { describeThrown } from '../lib/describeThrown.ts';
import { isPlainObject } from '../lib/objects.ts';
import type { Check } from '../model/check.ts';
import { lambdaHookEvents, type HookEventName } from '../model/lifecycleEvents.ts';
import { buildCheck, placeBelow, type CheckJson } from './buildCheck.ts';
import { checksKind } from './checksKind.ts';
import { ConfigError, setting } from './configError.ts';
import { dataFiles, namesYaml } from './document/dataFiles.ts';
import { loadYaml } from './document/parseYaml.ts';
import type { ChecksDocument } from './document/checksDocument.ts';
import { readChecksFile } from './document/readChecksFile.ts';
import { readChecksVariable } from './document/readChecksVariable.ts';
import { resolveForms } from './forms/resolveForms.ts';
import { handlerKinds, type HandlerJson } from './handlerKinds.ts';
import { validateChecks } from './validateChecks.ts';

/** What the variable or a file says, or what is wrong with it. */
export type Configured = { readonly options: HandlerJson } & (
  | { readonly checks: Readonly<Record<HookEventName, readonly Check[]>> }
  | { readonly mistakes: readonly string[] }
);

/** The folders of a function. */
export interface FunctionFolders {
  readonly code: string;
  readonly layers: string;
}

/** The check if the variable is not set: its name says so in every record. */
const defaultCheck = (): Check =>
  named(`smokeInvoke with {} (${setting} is not set)`, smokeInvoke({ payload: {} }));

/** A list for both events, or one for each, and options of the handler. */
type ChecksJson = HandlerJson &
  Readonly<Partial<Record<HookEventName | 'checks', readonly CheckJson[]>>>;

/** The checks of each event, or what is wrong with the variable; never rejects. */
export function configuredChecks(
  text: string | undefined,
  folders: FunctionFolders,
): Promise<Configured> {
  return configuredBy(readChecksVariable(text, folders.code), folders, setting);
}

/** The checks of each event in a JSON or YAML file, or what is wrong with the file; never rejects. */
export function checksOfFile(path: string, folders: FunctionFolders): Promise<Configured> {
  return configuredBy(readChecksFile(path), folders, path);
}

async function configuredBy(
  reading: Promise<ChecksDocument | undefined>,
  folders: FunctionFolders,
  name: string,
): Promise<Configured> {
  try {
    const document = await reading;
    return document === undefined
      ? { options: {}, checks: ofEvents(() => [defaultCheck()]) }
      : await readDocument(document, folders);
  } catch (error) {
    return { options: {}, mistakes: [sentenceOf(error, name)] };
  }
}

async function readDocument(
  document: ChecksDocument,
  folders: FunctionFolders,
): Promise<Configured> {
  const { value, place, folder, name } = document;
  const options = optionsOf(value);
  try {
    const parseYaml = namesYaml(value) ? await loadYaml() : undefined;
    const files = dataFiles({ ...folders, base: folder }, parseYaml);
    const resolved = resolveForms(checksKind, value, files);
    const mistakes = validateChecks(resolved, place);
    if (mistakes.length > 0) return { options, mistakes };
    const json = resolved.value as ChecksJson | readonly CheckJson[];
    return { options, checks: ofEvents((event) => listOf(json, event, document)) };
  } catch (error) {
    return { options, mistakes: [sentenceOf(error, name)] };
  }
}

function listOf(
  json: ChecksJson | readonly CheckJson[],
  event: HookEventName,
  { name, place }: ChecksDocument,
): Check[] {
  const isList = (one: typeof json): one is readonly CheckJson[] => Array.isArray(one);
  const key = isList(json) || json.checks === undefined ? event : 'checks';
  const list = isList(json) ? json : json[key];
  if (list === undefined) {
    const why = `has no key ${event}, so nothing says what to check in this event`;
    return [brokenCheck(name, [{ pointer: '', why }], () => name)];
  }
  const root = isList(json) ? '' : `/${key}`;
  return list.map((check, index) => buildCheck(check, placeBelow(place, `${root}/${index}`)));
}

/** The valid options, whatever is wrong with the rest: a mistake in a check counts in the metrics too. */
function optionsOf(value: unknown): HandlerJson {
  if (!isPlainObject(value)) return {};
  const valid = Object.entries(handlerKinds).filter(
    ([name, kind]) =>
      value[name] !== undefined && findMistakes(kind, value[name], false).length === 0,
  );
  return Object.fromEntries(valid.map(([name]) => [name, value[name]]));
}

const ofEvents = (checksOf: (event: HookEventName) => Check[]): Record<HookEventName, Check[]> =>
  Object.fromEntries(lambdaHookEvents.map((event) => [event, checksOf(event)])) as Record<
    HookEventName,
    Check[]
  >;

function sentenceOf(error: unknown, name: string): string {
  if (error instanceof ConfigError) return error.message;
  return `${name} cannot be read: ${describeThrown(error)}`;
}
