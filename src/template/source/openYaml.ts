import { LineCounter, parseDocument, type Document, type ParseOptions } from 'yaml';
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
  const message = `not valid YAML: ${problem.message.replaceAll('\n', ' ')}`;
  return { document, at, mistake: { message, at: at(problem.pos[0]) } };
}
