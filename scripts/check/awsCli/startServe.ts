import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

export interface Serve {
  endpoint: string;
  /** Ends it with SIGTERM, and expects exit code 0. */
  stop: () => Promise<void>;
}

/** Starts `allow-traffic serve` and waits until it is ready. */
export async function startServe(): Promise<Serve> {
  const child = spawn(process.execPath, ['src/cli/main.ts', 'serve'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  for await (const line of createInterface(child.stdout)) {
    const endpoint = /http:\S+/.exec(line)?.[0];
    if (endpoint === undefined) continue;
    return {
      endpoint,
      stop: async () => {
        child.kill('SIGTERM');
        const [code] = (await ended) as [number];
        assert.equal(code, 0, 'serve ends with 0');
      },
    };
  }
  throw new Error('serve ended before it was ready');
}
