import { dirname, resolve } from 'node:path';
import type { Position } from '../../lib/fileError.ts';
import type { Template, TemplateFunction } from '../../template/template.ts';
import type { Value } from '../../template/value.ts';
import { RehearsalFileError } from '../file/rehearsalFileError.ts';
import { AwsError } from '../http/awsError.ts';
import type { TempFolder } from '../lambda/code/tempFolder.ts';
import type { FunctionCode } from '../lambda/lambdaStandIn.ts';

/** The version in production: its template, and how messages name it. */
export interface CurrentTemplate {
  /** `main (1a2b3c4)`, or the folder. */
  readonly label: string;
  readonly template: Template;
  /** Gives the code of a checkout the packages that it needs. */
  readonly prepare: (source: string) => Promise<void>;
  /** A text with the paths of a checkout as git writes them: `main:src/app.js`. */
  readonly rename: (text: string) => string;
}

/** What the plan of one template is made with. */
export interface PlanContext {
  readonly template: Template;
  /** Default: the working tree stands for the version in production too. */
  readonly current?: CurrentTemplate;
  /** What a rehearsal file sets for a function, by logical ID. */
  readonly overrides: ReadonlyMap<string, Partial<FunctionCode>>;
  /** What a path in a parameter is relative to; the first folder that has it counts. */
  readonly roots: readonly string[];
  /** Where bundles and inline code are written. */
  readonly temp: TempFolder;
  /** What the user should know: sentences, some with their place in the template. */
  readonly notes: string[];
}

/** The folder that the template's paths are relative to. */
export const folderOf = ({ template }: PlanContext): string => resolve(dirname(template.path));

/** Throws a mistake at its place in the template. */
export function failAt({ template }: PlanContext, at: Position, message: string): never {
  throw new RehearsalFileError(template.path, at, message);
}

/** Gives the error with which AWS refuses a value its place in the template. */
export function asOnAws<T>(context: PlanContext, at: Position, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return failAt(context, at, `${error.message} (${error.code})`);
  }
}

/** Tells the user of something that does not stop the rehearsal. */
export function noteAt({ template, notes }: PlanContext, at: Position, message: string): void {
  notes.push(`${template.path}:${at.line}:${at.column}: ${message}`);
}

/** The end of a sentence: why a value is not known, and the flag that sets it. */
export const whyUnknown = ({ reason, settable }: { reason: string; settable?: string }): string =>
  settable === undefined ? reason : `${reason}; --parameter '${settable}=VALUE' sets it`;

/** The value, or a mistake that says why it is not known. `what` is the start of a sentence. */
export function known<T>(context: PlanContext, value: Value<T>, what: string): T {
  return value.known
    ? value.value
    : failAt(context, value.at, `${what} is not known: ${whyUnknown(value)}`);
}

/** The function that a value refers to, or names. */
export function functionNamed(
  { template }: PlanContext,
  value: Value<string>,
): TemplateFunction | undefined {
  const { functions } = template;
  const id = value.resource?.logicalId;
  if (id !== undefined) return functions.find(({ logicalId }) => logicalId === id);
  if (!value.known) return undefined;
  return functions.find(({ name }) => name.known && name.value === value.value);
}

/** The name that the stand-in gives a function. Its logical ID stands for a name that is not known. */
export const nameOf = ({ logicalId, name }: TemplateFunction): string =>
  name.known ? name.value : logicalId;
