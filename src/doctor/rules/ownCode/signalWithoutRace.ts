import type { Node } from '@babel/types';
import { handWrittenHooks, nodesOf, problemIn, type ParsedModule } from '../../code/handWritten.ts';
import { calleeName, nameOf, plain } from '../../code/syntax.ts';
import { allForms, type Rule } from '../../rule.ts';

/** A signal asks; it does not end anything. */
export const signalWithoutRace: Rule = {
  id: 'signal-without-race',
  severity: 'warning',
  title: 'The hook waits for what may ignore its abort signal.',
  looksAt:
    "Code of hooks in JavaScript or TypeScript that are not made with this package: it passes an abort signal to a function of its own, and has no `Promise.race`. AWS's SDK and `fetch` heed a signal.",
  whatToDo:
    "Race the check with the signal, and report when the signal wins. A check that ignores the signal runs into Lambda's timeout, and nothing is reported.",
  forms: allForms,
  check: (model) =>
    handWrittenHooks(model).flatMap(({ hook: { fn }, modules }) => {
      if (modules.some(({ text }) => /Promise\s*\.\s*(race|any)\b/.test(text))) return [];
      const message = `the hook '${fn.logicalId}' passes an abort signal on without a race against it, so what ignores the signal runs into Lambda's timeout`;
      return modules.flatMap((module) =>
        passedOn(module).map((node) => problemIn(module, node, message)),
      );
    }),
};

const heed = /^(send|fetch|request|addEventListener|setTimeout|any)$/;

/** The calls that get a signal which this module makes. */
function passedOn(module: ParsedModule): Node[] {
  const nodes = nodesOf(module);
  const names = nodes.flatMap(([node]) =>
    node.type === 'VariableDeclarator' && node.init && isSignal(plain(node.init))
      ? (nameOf(node.id) ?? [])
      : [],
  );
  return nodes.flatMap(([node]) => {
    if (node.type !== 'CallExpression' || heed.test(calleeName(node) ?? 'send')) return [];
    const given = node.arguments.flatMap((one) =>
      one.type === 'ObjectExpression'
        ? one.properties.flatMap((property) =>
            property.type === 'ObjectProperty' ? [property.value as Node] : [],
          )
        : [one as Node],
    );
    return given.some((one) => isSignal(one) || isNamed(one, names)) ? [node] : [];
  });
}

/** `AbortSignal.timeout(...)` or `new AbortController()`. */
const isSignal = (node: Node): boolean =>
  (node.type === 'CallExpression' &&
    node.callee.type === 'MemberExpression' &&
    nameOf(node.callee.object) === 'AbortSignal') ||
  (node.type === 'NewExpression' && calleeName(node) === 'AbortController');

/** `signal`, or `controller.signal`. */
const isNamed = (node: Node, names: readonly string[]): boolean =>
  names.includes((node.type === 'MemberExpression' ? nameOf(node.object) : nameOf(node)) ?? '');
