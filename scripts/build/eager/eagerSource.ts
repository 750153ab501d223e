import ts from 'typescript';

/** Where the text of a function starts and ends. */
export interface Place {
  start: number;
  end: number;
}

/**
 * Puts parentheses around the functions at these places, if they are expressions: V8 then compiles them with the
 * code around them. Otherwise it parses each of them twice, first to find its end, and again at its first call.
 */
export function eagerSource(source: string, places: readonly Place[]): string {
  const chosen = new Set(places.map(({ start, end }) => `${start}-${end}`));
  const insertions: { at: number; text: string }[] = [];
  const visit = (node: ts.Node): void => {
    const [start, end] = [node.getStart(), node.end];
    const isExpression = ts.isArrowFunction(node) || ts.isFunctionExpression(node);
    if (isExpression && chosen.has(`${start}-${end}`)) {
      insertions.push({ at: start, text: '(' }, { at: end, text: ')' });
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('module.js', source, ts.ScriptTarget.Latest, true));
  let text = '';
  let position = 0;
  for (const { at, text: inserted } of insertions.sort((one, other) => one.at - other.at)) {
    text += source.slice(position, at) + inserted;
    position = at;
  }
  return text + source.slice(position);
}
