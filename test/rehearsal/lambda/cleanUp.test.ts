import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { InvokeCommand } from '@aws-sdk/client-lambda';
import { describe, expect, test, vi } from 'vitest';
import { answering, createAnswering, folderWith, inline, startLocalLambda } from './localLambda.ts';

const isGone = (pid: number): boolean => {
  const file = `/proc/${pid}/status`;
  return !existsSync(file) || /^State:\s+Z/m.test(readFileSync(file, 'utf8'));
};

const patient = { timeout: 20_000, interval: 20 };
const say = `console.log('PID ' + process.pid);`;

describe('the stand-in leaves nothing behind', () => {
  test('after close: no process, frozen or running, no file, no socket', async () => {
    const { lambda, client, endpoint, close } = await startLocalLambda();
    const pids: number[] = [];
    const bothRun = new Promise<void>((resolve) => {
      lambda.onLog(({ text }) => {
        const pid = /PID (\d+)/.exec(text)?.[1];
        if (pid !== undefined && pids.push(Number(pid)) === 2) resolve();
      });
    });
    await lambda.createFunction('idle', inline(`export const handler = async () => { ${say} };`));
    await lambda.createFunction(
      'busy',
      inline(`export const handler = async () => { ${say} for (;;); };`, { timeout: 900 }),
    );
    await createAnswering(client, 'zipped');
    await client.send(new InvokeCommand({ FunctionName: 'idle' }));
    const running = client.send(new InvokeCommand({ FunctionName: 'busy' })).catch(() => undefined);
    await bothRun;
    await close();
    await running;
    expect(pids.filter((pid) => !isGone(pid))).toEqual([]);
    await expect(fetch(endpoint)).rejects.toThrow();
  });

  test('after a SIGKILL', async () => {
    const zip = join(folderWith({}), 'code.zip');
    writeFileSync(zip, await answering('zipped'));
    const temp = mkdtempSync(join(tmpdir(), 'allow-traffic-killed-'));
    const script = fileURLToPath(new URL('./killedInTheMiddle.ts', import.meta.url));
    const idle = folderWith({ 'index.mjs': `export const handler = async () => { ${say} };` });
    const busy = folderWith({ 'index.mjs': `export const handler = () => { ${say} for (;;); };` });
    const child = spawn(process.execPath, [script, idle, busy, zip], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, TMPDIR: temp },
    });
    const line = await new Promise<string>((resolve) =>
      child.stdout.once('data', (data) => resolve(String(data))),
    );
    const pids = JSON.parse(line) as number[];
    expect(pids.map(isGone)).toEqual([false, false]);
    expect(readdirSync(temp)).toHaveLength(1);
    child.kill('SIGKILL');
    await vi.waitFor(() => expect(pids.map(isGone)).toEqual([true, true]), patient);
    await vi.waitFor(() => expect(readdirSync(temp)).toEqual([]), patient);
    rmSync(temp, { recursive: true });
  });

  test('after twenty starts, one after another: no file descriptor', async () => {
    const handles = (): number => readdirSync('/proc/self/fd').length;
    const code = inline('export const handler = async () => 1;');
    const once = async (): Promise<void> => {
      const { lambda, client, close } = await startLocalLambda();
      await lambda.createFunction('f', code);
      await client.send(new InvokeCommand({ FunctionName: 'f' }));
      await close();
    };
    await once();
    const before = handles();
    for (let i = 0; i < 20; i += 1) await once();
    expect(handles()).toBeLessThanOrEqual(before + 2);
  });
});
