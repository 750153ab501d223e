import { resolve } from 'node:path';
import { suggest } from '../lib/suggest.ts';
import { isReporterName, reporterNames, type ReporterName } from './reporterNames.ts';

/** A reporter that a user asked for: `NAME` or `NAME=FILE`. */
export interface ReporterChoice {
  name: ReporterName;
  /** The file that it writes to. Default: stdout. */
  file?: string;
}

/** A mistake in `--reporter`. The message is a sentence for the user. */
export class ReporterError extends Error {
  override readonly name = 'ReporterError';
}

/** Reads `NAME` or `NAME=FILE`. Throws a {@link ReporterError}. */
export function readReporter(text: string): ReporterChoice {
  const equals = text.indexOf('=');
  const name = equals < 0 ? text : text.slice(0, equals);
  if (!isReporterName(name)) {
    throw new ReporterError(`there is no reporter '${name}'${suggest(name, reporterNames)}`);
  }
  if (equals < 0) return { name };
  const file = text.slice(equals + 1);
  if (file === '') {
    throw new ReporterError(`'${text}' names no file; expected for example ${name}=report.txt`);
  }
  if (name === 'live') {
    throw new ReporterError("'live' draws in a terminal and writes no file; use plain=FILE");
  }
  return { name, file };
}

/** What the defaults depend on. */
export interface Surroundings {
  /** Whether stdout is a terminal that a view can be drawn in. */
  isTerminal: boolean;
  env: Readonly<Record<string, string | undefined>>;
}

/**
 * The reporters of a run. `live` becomes `plain` if stdout is not a terminal. If none of those given writes
 * to stdout, one of the two is added; in GitHub Actions, `github` is added.
 * Throws a {@link ReporterError} if two of them write to the same place.
 */
export function chooseReporters(
  given: readonly ReporterChoice[],
  { isTerminal, env }: Surroundings,
): ReporterChoice[] {
  const view: ReporterName = isTerminal ? 'live' : 'plain';
  const chosen: ReporterChoice[] = given.map((one) =>
    one.name === 'live' ? { ...one, name: view } : one,
  );
  for (const [index, one] of given.entries()) {
    const other = given.slice(0, index).find((before) => placeOf(before) === placeOf(one));
    if (other !== undefined) throw new ReporterError(samePlace(other, one));
  }
  // A view stays in the terminal of a laptop, while CI has nobody who watches it.
  const isSeen = chosen.some((one) => placeOf(one) === 'stdout');
  const inActions = env['GITHUB_ACTIONS'] === 'true';
  const needsGithub = inActions && !chosen.some(({ name }) => name === 'github');
  return [
    ...(isSeen ? [] : [{ name: env['CI'] ? 'plain' : view } as const]),
    ...chosen,
    ...(needsGithub ? [{ name: 'github' } as const] : []),
  ];
}

/** Annotations of GitHub go to stderr, so that stdout may hold a document. */
const placeOf = ({ name, file }: ReporterChoice): string =>
  file !== undefined ? `the file ${resolve(file)}` : name === 'github' ? 'stderr' : 'stdout';

function samePlace(one: ReporterChoice, other: ReporterChoice): string {
  const names = `'${one.name}' and '${other.name}'`;
  const place = other.file === undefined ? placeOf(other) : `the file ${other.file}`;
  // 'live' takes no file.
  const movable = [other.name, one.name].find((name) => name !== 'live') ?? 'plain';
  return `${names} both write to ${place}; give one of them a file of its own: ${movable}=FILE`;
}
