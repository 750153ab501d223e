import type { UsedCheck } from '../../policy/neededActions.ts';
import type { HookLanguage } from './hookLanguage.ts';
import type { PlaceholderPayload } from './placeholderPayload.ts';

/** Generous: a laptop is slower than Lambda, and a new hook should not fail by a guess. */
const thresholds = ['p(95)<3000', 'errors<5%'];

/** The checks of a new hook, with the options that its permissions depend on. */
export const checksOf = ({ isRead }: PlaceholderPayload): readonly UsedCheck[] => [
  { name: 'smokeInvoke', options: {} },
  isRead
    ? { name: 'latencyBudget', options: { thresholds } }
    : { name: 'payloadSchema', options: {} },
];

/** The module of a new hook. It exports its checks, so that its test can run each of them. */
export function hookSource(
  functionName: string,
  payload: PlaceholderPayload,
  language: HookLanguage,
): string {
  const { code, expect, isRead } = payload;
  const second = isRead ? 'latencyBudget' : 'payloadSchema';
  const names = ['beforeAllowTraffic', second, 'smokeInvoke'];
  if (code.startsWith('events.')) names.splice(1, 0, 'events');
  const isCjs = language === 'cjs';
  const list = `{ ${names.toSorted().join(', ')} }`;
  const declare = isCjs ? 'const' : 'export const';
  const first = `${isCjs ? "'use strict';\n\n" : ''}${isCjs ? `const ${list} = require('allow-traffic')` : `import ${list} from 'allow-traffic'`};`;
  return `${first}

// TODO: a placeholder. Send what ${functionName} can handle at any time: it really runs, with your data.
const payload = ${code};

// TODO: say what a good answer is.
${declare} smoke = smokeInvoke({ payload${expect === undefined ? '' : `, expect: ${expect}`} });

${secondCheck(payload, declare)}

${declare} handler = beforeAllowTraffic({ checks: [smoke, ${isRead ? 'latency' : 'schema'}] });
${isCjs ? `\nmodule.exports = { handler, smoke, ${isRead ? 'latency' : 'schema'} };\n` : ''}`;
}

function secondCheck({ isRead, expect }: PlaceholderPayload, declare: string): string {
  if (isRead) {
    const list = thresholds.map((one) => `'${one}'`).join(', ');
    return `// TODO: say how fast is fast enough. It invokes the new version many times, at most a minute long.
${declare} latency = latencyBudget({ payload, thresholds: [${list}] });`;
  }
  const schema = expect === undefined ? '{}' : "{ required: ['statusCode'] }";
  return `// TODO: say which shape an answer has. ${expect === undefined ? 'This schema accepts every answer.' : ''}
${declare} schema = payloadSchema({ payload, schema: ${schema} });`.replace(' \n', '\n');
}

/** The module that the on-failure destination runs. */
export const failedDeliverySource = (language: HookLanguage): string =>
  language === 'cjs'
    ? "'use strict';\n\nexports.handler = require('allow-traffic').reportFailedDelivery;\n"
    : "export { reportFailedDelivery as handler } from 'allow-traffic';\n";
