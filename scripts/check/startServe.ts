import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

export interface Serve {
  /** The variables that it exports: endpoint, region and credentials. */
  env: Record<string, string>;
  /** Of the rehearsal file; empty without one. */
  application: string;
  deploymentGroup: string;
  /** Ends it as SIGTERM would, and expects it to exit with 0. */
  stop: () => Promise<void>;
}

/** Starts `allow-traffic serve [FILE]` and reads the lines that a person would paste. */
export async function startServe(cli: string, ...file: string[]): Promise<Serve> {
  const child = spawn(process.execPath, [cli, 'serve', ...file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    const [code] = (await ended) as [number];
    assert.equal(code, 0, 'serve ends with 0');
  };
  const env: Record<string, string> = {};
  let named: RegExpExecArray | null = null;
  for await (const line of createInterface(child.stdout)) {
    named ??= /^# Application (\S+), deployment group (\S+)\.$/.exec(line);
    const [, name, value] = /^export (\w+)=(.*)$/.exec(line) ?? [];
    if (name !== undefined && value !== undefined) env[name] = value;
    if (name === 'AWS_SESSION_TOKEN') {
      const [, application = '', deploymentGroup = ''] = named ?? [];
      return { env, application, deploymentGroup, stop };
    }
  }
  throw new Error('serve ended before it was ready');
}
