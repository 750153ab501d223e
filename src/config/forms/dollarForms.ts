import { matching, object, required, text } from '../../checks/options/kinds.ts';
import type { FormName, OptionKind } from '../../checks/options/optionKind.ts';
import { OptionMistakes } from '../../checks/options/optionMistake.ts';
import { DataError } from '../document/dataError.ts';
import { buildEvent, eventKind, type EventJson } from './eventForm.ts';

/** Reads the files that `$file` names. */
export interface FormSources {
  /** The data in a file. Throws a {@link DataError}. */
  readFile(path: string): unknown;
  /** The data in the files that a path with `*` in its last part names, by the names of the files. */
  readFiles(path: string): Readonly<Record<string, unknown>>;
}

/** What an object that has a form's key stands for. */
export interface DollarForm {
  /** The whole object: the form's key, and the few that may stand beside it. */
  readonly kind: OptionKind;
  /** The value that a valid object stands for, in place of this kind. Throws {@link OptionMistakes}. */
  make(json: never, sources: FormSources, place: OptionKind): unknown;
}

/** Every form by its key. */
export const dollarForms: Readonly<Record<FormName, DollarForm>> = {
  $event: {
    kind: { ...object<{ $event: unknown }>({ $event: required(eventKind) }) },
    make: ({ $event }: { $event: EventJson }) => buildEvent($event),
  },
  $file: {
    kind: object<{ $file: string }>({ $file: required(text('the path of a file')) }),
    make: ({ $file }: { $file: string }, sources, { namesSeveralFiles = false }) =>
      readFile($file, sources, namesSeveralFiles),
  },
  // For data with keys of its own that begin with `$`.
  $literal: {
    kind: object<{ $literal: unknown }>({ $literal: required({ title: 'a JSON value' }) }),
    make: ({ $literal }: { $literal: unknown }) => $literal,
  },
  $regex: {
    kind: object<RegExpJson>({
      $regex: required(text('a regular expression')),
      $flags: matching('^[dgimsuvy]*$', 'the flags of a RegExp in JavaScript, for example "i"'),
    }),
    make: ({ $regex, $flags }: RegExpJson) => buildRegExp($regex, $flags),
  },
};

interface RegExpJson {
  $regex: string;
  $flags?: string;
}

function readFile(path: string, sources: FormSources, isSeveral: boolean): unknown {
  try {
    return isSeveral && path.includes('*') ? sources.readFiles(path) : sources.readFile(path);
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    throw new OptionMistakes([{ pointer: '/$file', why: `names ${error.message}` }]);
  }
}

function buildRegExp(pattern: string, flags: string | undefined): RegExp {
  compile('', flags, '/$flags');
  return compile(pattern, flags, '/$regex');
}

function compile(pattern: string, flags: string | undefined, pointer: string): RegExp {
  try {
    return new RegExp(pattern, flags);
  } catch (error) {
    const why = `is not valid: ${error instanceof Error ? error.message : String(error)}`;
    throw new OptionMistakes([{ pointer, why }]);
  }
}
