import ts from 'typescript';

/** What the docstring of a name says, in Markdown but for `{@link x}`; and what `@default` says. */
export interface DocText {
  readonly text: string;
  readonly default: string | undefined;
}

/** Reads the docstring of a name. */
export function docText(symbol: ts.Symbol, checker: ts.TypeChecker): DocText {
  const tag = symbol.getJsDocTags(checker).find(({ name }) => name === 'default');
  return {
    text: textOf(symbol.getDocumentationComment(checker)),
    default: tag && textOf(tag.text).replace(/\s+/g, ' '),
  };
}

const textOf = (parts: readonly ts.SymbolDisplayPart[] | undefined): string =>
  ts.displayPartsToString(parts ? [...parts] : []).trim();
