import { readFileSync } from 'node:fs';
import type { Plugin } from 'esbuild';
import ts from 'typescript';

/** Values that esbuild drops by itself if nothing uses them. */
const isShakable = (value: ts.Expression): boolean =>
  ts.isLiteralExpression(value) ||
  ts.isFunctionExpression(value) ||
  ts.isArrowFunction(value) ||
  ts.isClassExpression(value);

/** Wraps the value of each top-level variable into a call that is marked as pure. */
function markAsPure(path: string): string {
  const text = readFileSync(path, 'utf8');
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const values = source.statements
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => declarationList.declarations)
    .flatMap(({ initializer }) => (initializer && !isShakable(initializer) ? [initializer] : []));
  return values.reduceRight(
    (all, value) =>
      `${all.slice(0, value.getStart())}/* @__PURE__ */ (() => (${value.getText()}))()${all.slice(value.end)}`,
    text,
  );
}

/**
 * Tells esbuild that js-yaml's variables are only values, so that it drops those that nothing uses: the
 * schemas, the tags, and the patterns of its writer. What is used stays as it is.
 */
export const shakableYaml: Plugin = {
  name: 'shakable-yaml',
  setup: (build) => {
    build.onLoad({ filter: /\/js-yaml\/dist\/js-yaml\.mjs$/ }, ({ path }) => ({
      contents: markAsPure(path),
    }));
  },
};
