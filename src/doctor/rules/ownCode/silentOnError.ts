import type { IfStatement, Node } from '@babel/types';
import {
  handWrittenHooks,
  isReport,
  nodesOf,
  problemIn,
  type ParsedModule,
} from '../../code/handWritten.ts';
import { calleeName, isFunction, nameOf, nodesIn } from '../../code/syntax.ts';
import { allForms, type Rule } from '../../rule.ts';

/** The way through the handler on which something fails is the one that must report. */
export const silentOnError: Rule = {
  id: 'silent-on-error',
  severity: 'warning',
  title: 'The hook does not report if something fails before its report.',
  looksAt:
    'Code of hooks in JavaScript or TypeScript that are not made with this package: an `await` before the report that nothing catches, a `catch` after which nothing is reported, a callback that reports only without an error, and one that never looks at its error.',
  whatToDo:
    'Catch everything before the report, and report `Failed` then. Or make the hook with this package, which always reports.',
  forms: allForms,
  check: (model) =>
    handWrittenHooks(model).flatMap(({ hook: { fn }, modules }) => {
      const names = reportingNames(modules);
      const says = (node: Node): boolean => contains(node, (one) => isSaid(one, names));
      return modules.flatMap((module) =>
        nodesOf(module).flatMap(([node, above]) => {
          const why =
            silentCallback(node, above, says) ??
            blindCallback(node, above, says) ??
            silentAwait(node, above, says);
          if (why === undefined) return [];
          return [problemIn(module, node, `the hook '${fn.logicalId}' does not report ${why}`)];
        }),
      );
    }),
};

const contains = (node: Node, test: (node: Node) => boolean): boolean =>
  [...nodesIn(node)].some(([one]) => test(one));

/** A report, or a call of a function of the hook that reports. */
const isSaid = (node: Node, names: ReadonlySet<string>): boolean =>
  isReport(node) || names.has(calleeName(node) ?? '');

/** The functions of the hook that report, except the handler. */
function reportingNames(modules: readonly ParsedModule[]): Set<string> {
  const names = new Set<string>();
  const nodes = modules.flatMap((module) => nodesOf(module).map(([node]) => node));
  for (let before = -1; before < names.size;) {
    before = names.size;
    for (const node of nodes) {
      const name =
        node.type === 'FunctionDeclaration'
          ? node.id?.name
          : node.type === 'VariableDeclarator' && node.init && isFunction(node.init)
            ? nameOf(node.id)
            : undefined;
      if (name === undefined || name === 'handler') continue;
      if (contains(node, (one) => isSaid(one, names))) names.add(name);
    }
  }
  return names;
}

/** `if (err) { no report } else { report }`, in the callback of something other than the report. */
function silentCallback(
  node: Node,
  above: readonly Node[],
  says: (node: Node) => boolean,
): string | undefined {
  if (node.type !== 'IfStatement') return undefined;
  const index = above.findLastIndex(isFunction);
  const [callback, call] = [above[index], above[index - 1]];
  if (callback === undefined || call?.type !== 'CallExpression' || isReport(call)) return undefined;
  const [first] = 'params' in callback ? callback.params : [];
  const isError =
    node.test.type === 'Identifier' &&
    first?.type === 'Identifier' &&
    node.test.name === first.name;
  if (!isError || says(node.consequent)) return undefined;
  const isElse = node.alternate ? says(node.alternate) : false;
  const after = following(node, above);
  const isAfter = after.some(says);
  const onlyElse = isElse && !isAfter;
  return onlyElse || (isAfter && leaves(node)) ? `if '${calleeName(call)}' fails` : undefined;
}

/** A callback `(error, data) => ...` that reports, but reads only `data`. */
function blindCallback(
  node: Node,
  above: readonly Node[],
  says: (node: Node) => boolean,
): string | undefined {
  const call = above.at(-1);
  if (!isFunction(node) || !('params' in node) || call?.type !== 'CallExpression') return undefined;
  const [error, data] = node.params;
  if (error?.type !== 'Identifier' || data?.type !== 'Identifier' || isReport(call))
    return undefined;
  if (!/^(e|err|error)$/.test(error.name) || !says(node)) return undefined;
  const reads = (name: string): boolean =>
    [...nodesIn(node)].some(
      ([one]) => one.type === 'MemberExpression' && nameOf(one.object) === name,
    );
  const mentions = contains(
    node,
    (one) => one !== error && one.type === 'Identifier' && one.name === error.name,
  );
  return !mentions && reads(data.name)
    ? `if '${calleeName(call)}' fails: it reads '${data.name}', which is not there then`
    : undefined;
}

/** The statements after one, in its block. */
function following(node: Node, above: readonly Node[]): Node[] {
  const block = above.at(-1);
  if (block?.type !== 'BlockStatement') return [];
  return block.body.slice(block.body.indexOf(node as IfStatement) + 1);
}

const leaves = ({ consequent }: IfStatement): boolean =>
  contains(consequent, ({ type }) => type === 'ReturnStatement');

/** An `await` in the function that reports, before the report, whose failure nothing reports. */
function silentAwait(
  node: Node,
  above: readonly Node[],
  says: (node: Node) => boolean,
): string | undefined {
  if (node.type !== 'AwaitExpression' || says(node)) return undefined;
  if (contains(node.argument, (one) => /^(catch|allSettled)$/.test(calleeName(one) ?? ''))) {
    return undefined;
  }
  const index = above.findLastIndex(isFunction);
  const own = above[index];
  if (own === undefined || !reportsAfter(own, node, says)) return undefined;
  const tries = above.slice(index).filter((one) => one.type === 'TryStatement');
  // Inside a `catch` or a `finally`, its `try` does not help.
  const around = tries.filter((one) => above.includes(one.block));
  if (around.some(({ finalizer }) => finalizer && says(finalizer))) return undefined;
  const caught = around.findLast(({ handler }) => handler);
  if (caught?.handler == null) return 'if this fails: nothing catches it';
  const { handler } = caught;
  const isReported = says(handler) || reportsAfter(own, caught, says);
  return isReported
    ? undefined
    : `if this fails: the catch in line ${handler.loc?.start.line ?? 1} does not report`;
}

/** Whether a function reports behind the end of a node. */
const reportsAfter = (own: Node, node: Node, says: (node: Node) => boolean): boolean =>
  contains(own, (one) => (one.start ?? 0) >= (node.end ?? 0) && says(one));
