/** Runs in its own process: starts functions, prints their process ids, and waits for SIGKILL. */
import { newCredentials } from '../../../src/rehearsal/credentials.ts';
import { createLambda } from '../../../src/rehearsal/lambda/createLambda.ts';

const [, , idle = '', busy = '', zip = ''] = process.argv;
const lambda = createLambda({
  credentials: newCredentials(),
  clock: { now: () => 0, wait: () => new Promise(() => undefined), work: (run) => run() },
  endpoint: () => 'http://127.0.0.1:9',
});
const pids: number[] = [];
lambda.onLog(({ text }) => {
  const [, pid] = /PID (\d+)/.exec(text) ?? [];
  if (pid !== undefined && pids.push(Number(pid)) === 2) {
    process.stdout.write(`${JSON.stringify(pids)}\n`);
  }
});
await lambda.createFunction('idle', { codeUri: idle, handler: 'index.handler' });
await lambda.createFunction('busy', { codeUri: busy, handler: 'index.handler', timeout: 900 });
await lambda.createFunction('zipped', { codeUri: zip, handler: 'index.handler' });
await lambda.invokeAsync('idle', {}).done;
await lambda.invokeAsync('busy', {}).done;
