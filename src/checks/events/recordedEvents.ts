import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { JSON, Object, process } from '../../lib/primordials.ts';
import { describeThrown } from '../../lib/describeThrown.ts';
import { isPlainObject } from '../../lib/objects.ts';
import type { PayloadOption } from '../invocation/invocationOptions.ts';

/** The events of a folder, or what is wrong with it. */
export interface RecordedEvents {
  /** Tells this value from a list of payloads. */
  readonly kind: 'recordedEvents';
  /** Each event by the name of its file, without `.json`. */
  readonly events: Readonly<Record<string, PayloadOption>>;
  /** The ends of sentences that begin with the option. Empty if every file was read. */
  readonly mistakes: readonly string[];
}

/** The most files of a folder, and the most bytes of one: Lambda takes no larger payload. */
const [mostFiles, mostBytes] = [1_000, 6 * 1_024 * 1_024];

/**
 * The events in a folder of JSON files, such as those that `sam local generate-event` writes. A relative
 * folder is one of the function's code (`LAMBDA_TASK_ROOT`), outside of Lambda of the working directory.
 * Never throws: what cannot be read makes the check that gets it a broken one, which says the file and
 * the position.
 *
 * ```ts
 * compareVersions({ events: recordedEvents('events/') })
 * ```
 */
export function recordedEvents(folder: string | URL): RecordedEvents {
  try {
    const path = folderOf(folder);
    const names = readdirSync(path)
      .filter((name) => /\.json$/i.test(name))
      .sort();
    if (names.length === 0) return broken(`names the folder ${path}, which has no .json file`);
    if (names.length > mostFiles) {
      return broken(
        `names the folder ${path}, which has ${names.length} files; at most ${mostFiles} can be sent`,
      );
    }
    const read = names.map((name) => readEvent(join(path, name)));
    const mistakes = read.flatMap((one) => ('mistake' in one ? [one.mistake] : []));
    const events = read.map((one, at) => [
      (names[at] ?? '').replace(/\.json$/i, ''),
      'event' in one ? one.event : null,
    ]);
    return { kind: 'recordedEvents', events: Object.fromEntries(events) as Events, mistakes };
  } catch (error) {
    return broken(
      `names the folder ${describeFolder(folder)}, which cannot be read: ${describeThrown(error)}`,
    );
  }
}

type Events = RecordedEvents['events'];

/** `true` for what {@link recordedEvents} returns. */
export function isRecordedEvents(value: unknown): value is RecordedEvents {
  return isPlainObject(value) && value['kind'] === 'recordedEvents' && 'mistakes' in value;
}

const broken = (mistake: string): RecordedEvents => ({
  kind: 'recordedEvents',
  events: {},
  mistakes: [mistake],
});

function folderOf(folder: string | URL): string {
  const isUrl = typeof folder !== 'string' || folder.startsWith('file:');
  if (isUrl) return fileURLToPath(folder);
  return resolve(process.env['LAMBDA_TASK_ROOT'] ?? process.cwd(), folder);
}

function describeFolder(folder: unknown): string {
  return typeof folder === 'string' ? folder : describeThrown(folder);
}

function readEvent(path: string): { readonly event: PayloadOption } | { readonly mistake: string } {
  const { size } = statSync(path);
  if (size > mostBytes)
    return { mistake: `has the file ${path} of ${size} bytes; at most ${mostBytes} can be sent` };
  const text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  try {
    return { event: JSON.parse(text) as PayloadOption };
  } catch (error) {
    return { mistake: `has the file ${path}, which is not JSON: ${describeThrown(error)}` };
  }
}
