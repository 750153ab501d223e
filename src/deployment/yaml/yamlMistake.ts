import { Error } from '../../lib/primordials.ts';
import type { Position } from './position.ts';

/** A text that is not YAML, or that nobody can read as data. The message is the end of a sentence. */
export class YamlMistake extends Error {
  override readonly name = 'YamlMistake';
  readonly at: Position;

  constructor(message: string, at: Position, options?: ErrorOptions) {
    super(message, options);
    this.at = at;
  }
}
