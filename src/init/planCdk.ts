import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cdkSnippet } from './additions/cdkSnippet.ts';
import { failedDeliveryModule } from './additions/guard.ts';
import { hookFiles } from './hook/hookFiles.ts';
import { extensions, testRunner, type HookLanguage } from './hook/hookLanguage.ts';
import { checksOf } from './hook/hookSource.ts';
import { InitError } from './initError.ts';
import type { InitOptions, InitPlan } from './initPlan.ts';
import { cdkSources } from './project/cdkSources.ts';

/**
 * Plans the hook of a CDK app: its files, and the code to add to a stack. Init edits no TypeScript, because a text tells
 * too little of what a program does. Throws an {@link InitError} if the app is in another language.
 */
export function planCdk(root: string, options: InitOptions): InitPlan {
  const language = languageOf(root);
  const { alias, group, hook } = cdkSources(root);
  if (hook !== undefined) {
    const summary = `nothing to do: ${hook} gives a deployment group a hook before the shift already`;
    return { root, summary, files: [], next: [] };
  }
  const payload = { code: '{}', isRead: false };
  const { module, files } = hookFiles({
    root,
    folder: { path: 'hooks', isOwnPackage: false },
    functionName: 'the function',
    payload,
    language,
    runner: testRunner(root, language),
    packageVersion: options.packageVersion,
  });
  const end = extensions[language];
  const hookFile = `hooks/${module}${end}`;
  const failedDeliveryFile = `hooks/${failedDeliveryModule}${end}`;
  const text = cdkSnippet({
    alias: alias?.variable ?? 'alias',
    group,
    hookFile,
    failedDeliveryFile,
    checks: checksOf(payload),
  });
  const into = alias?.file ?? "the stack with the function's alias";
  return {
    root,
    summary: `the alias in ${into} gets a hook before the shift, ${hookFile}`,
    // The construct has the on-failure destination.
    files: files.filter(({ path }) => group !== undefined || path !== failedDeliveryFile),
    snippet: { text, into },
    next: [
      'npm install allow-traffic && npm install --save-dev esbuild',
      `Add the code above to ${into}, and replace the TODOs in ${hookFile}.`,
      'npx cdk synth && npx allow-traffic doctor cdk.out && npx allow-traffic rehearse cdk.out',
      'npx cdk deploy',
    ],
  };
}

function languageOf(root: string): HookLanguage {
  const file = join(root, 'cdk.json');
  let app: unknown;
  try {
    ({ app } = JSON.parse(readFileSync(file, 'utf8')) as { app?: unknown });
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new InitError(file, undefined, `cannot be read: ${why}`, cause);
  }
  const command = String(app);
  if (/\.[mc]?tsx?\b|ts-node|tsx/.test(command) || existsSync(join(root, 'tsconfig.json')))
    return 'ts';
  if (/\bnode\b|\.[mc]?js\b/.test(command)) return command.includes('.mjs') ? 'esm' : 'cjs';
  const message = `init writes hooks for CDK apps in TypeScript and JavaScript, and this app runs '${command}'; docs/deploying.md says what a hook needs`;
  throw new InitError(file, undefined, message);
}
