import type { Node } from '@babel/types';
import { nodesOf, parsed, problemIn, type ParsedModule } from '../../code/handWritten.ts';
import { calleeName, isFunction, nameOf, nodesIn } from '../../code/syntax.ts';
import { allForms, type Rule } from '../../rule.ts';

/** A module that does not load never reports. */
export const throwsAtLoad: Rule = {
  id: 'throws-at-load',
  severity: 'warning',
  title: 'The module of the hook may throw while it loads.',
  looksAt:
    'The code of hooks in JavaScript or TypeScript outside its functions: a `throw`, a call of its own function that throws, `process.exit`, and in an ES module a `require` that it does not make. Hooks with the isolated entry are left out: there the supervisor process reports.',
  whatToDo:
    'Check the environment inside the handler, where a mistake can be reported. What throws at load never reports, and the deployment waits for one hour.',
  forms: allForms,
  check: ({ hooks }) =>
    hooks
      .filter(({ code }) => !code.isIsolated)
      .flatMap(({ fn, code }) =>
        parsed(code.graph.modules).flatMap((module) =>
          atLoad(module).map(([node, what]) =>
            problemIn(module, node, `while the hook '${fn.logicalId}' loads, ${what}`),
          ),
        ),
      ),
};

function atLoad(module: ParsedModule): (readonly [Node, string])[] {
  const nodes = nodesOf(module);
  const throwing = new Set(nodes.flatMap(([node]) => throwingName(node)));
  const makesRequire = /createRequire|typeof require/.test(module.text);
  const isEsm = /\.mts$|\.mjs$/.test(module.path);
  return nodes.flatMap(([node, above]): (readonly [Node, string])[] => {
    const name = calleeName(node) ?? '';
    const isCaught = above.some((one) => one.type === 'TryStatement' && one.handler);
    if (above.some(isFunction) || isCaught) return [];
    if (node.type === 'ThrowStatement') return [[node, 'this may throw']];
    if (node.type !== 'CallExpression') return [];
    if (node.callee.type === 'Identifier' && throwing.has(name)) {
      return [[node, `'${name}' may throw`]];
    }
    if (isExit(node)) return [[node, 'this may end the process']];
    const isRequire = name === '__require' || (name === 'require' && !makesRequire);
    return isEsm && isRequire ? [[node, 'this throws: an ES module has no require']] : [];
  });
}

const isExit = (node: Node): boolean =>
  node.type === 'CallExpression' &&
  node.callee.type === 'MemberExpression' &&
  nameOf(node.callee.object) === 'process' &&
  calleeName(node) === 'exit';

/** The name of a function of the module that itself throws, and does not catch it. */
function throwingName(node: Node): string[] {
  const [name, body] =
    node.type === 'FunctionDeclaration'
      ? [node.id?.name, node.body]
      : node.type === 'VariableDeclarator' && node.init && isFunction(node.init)
        ? [nameOf(node.id), node.init]
        : [];
  if (name === undefined || body === undefined) return [];
  const throws = [...nodesIn(body)].some(
    ([one, above]) =>
      one.type === 'ThrowStatement' &&
      !above.slice(1).some((over) => isFunction(over) || over.type === 'TryStatement'),
  );
  return throws ? [name] : [];
}
