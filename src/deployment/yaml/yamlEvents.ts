import { parseEvents, YAMLException, type Event } from 'js-yaml';
import { positionIn } from './position.ts';
import { YamlMistake } from './yamlMistake.ts';

/** What the parser found. Offsets are those of `text`. */
export interface YamlEvents {
  readonly text: string;
  readonly events: readonly Event[];
}

/** Each of them takes another run of the parser, so a text of nothing else must end. */
const mostBrackets = 1_000;

/** Parses a text. Throws a {@link YamlMistake}. */
export function yamlEvents(source: string): YamlEvents {
  let text = source;
  for (let brackets = 0; ; brackets += 1) {
    try {
      return { text, events: parseEvents(text, {}) };
    } catch (error) {
      if (!(error instanceof YAMLException)) throw error;
      const offset = error.mark?.position ?? 0;
      if (brackets === mostBrackets || !isShallowBracket(error, text[offset])) {
        throw new YamlMistake(error.reason, positionIn(text, offset), { cause: error });
      }
      text = `${text.slice(0, offset)} ${text.slice(offset)}`;
    }
  }
}

/**
 * People write a closing bracket below its key. YAML 1.2 wants it deeper, but other parsers read it. One
 * space more changes no line, and no value.
 */
const isShallowBracket = ({ reason }: YAMLException, character: string | undefined): boolean =>
  reason === 'deficient indentation' && (character === ']' || character === '}');
