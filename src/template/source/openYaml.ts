import {
  LineCounter,
  parseDocument,
  type Document,
  type ParseOptions,
  type YAMLParseError,
} from 'yaml';
import type { Position } from '../../lib/fileError.ts';

/** A YAML or JSON text that was parsed. */
export interface OpenYaml {
  document: Document;
  /** The position of a character. */
  at: (offset: number) => Position;
  /** The first mistake in the syntax. */
  mistake?: { message: string; at: Position };
}

/** Parses YAML or JSON, and counts its lines. Tags that it does not know stay on their nodes. */
export function openYaml(text: string, options: ParseOptions & { version?: '1.1' } = {}): OpenYaml {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    merge: true,
    logLevel: 'error',
    ...options,
  });
  const at = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const problem = document.errors[0];
  if (problem === undefined) return { document, at };
  return { document, at, mistake: { message: describe(problem), at: at(problem.pos[0]) } };
}

/** For a second document, the parser's own message names a function of its API. */
const describe = ({ code, message }: Pick<YAMLParseError, 'code' | 'message'>): string =>
  code === 'MULTIPLE_DOCS'
    ? 'a second YAML document starts here; expected one document'
    : `not valid YAML: ${message.replaceAll('\n', ' ')}`;
