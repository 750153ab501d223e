import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { nodeArguments } from '../../src/isolate/nodeArguments.ts';

const lastOnes = nodeArguments([]);

describe('nodeArguments', () => {
  it.each([
    ['--eval', 'code()'],
    ['-e', 'code()'],
    ['--eval=code()'],
    ['--print', 'code()'],
    ['-p', 'code()'],
    ['-pe', 'code()'],
    ['-p', '-e', 'code()'],
    ['--input-type', 'module', '--eval', 'code()'],
    ['--inspect-port', '0', '--inspect', '--max-old-space-size=20'],
  ])('leaves out the own of this process: %j', (...options) => {
    expect(nodeArguments(options)).toEqual(lastOnes);
  });

  it('keeps the rest, values too', () => {
    const kept = ['--no-warnings', '--require', './a.cjs', '--conditions=b', '-r', 'c'];
    const options = [...kept.slice(0, 3), '-e', 'code()', ...kept.slice(3)];
    expect(nodeArguments(options)).toEqual([...kept, ...lastOnes]);
  });

  it('is accepted by node', () => {
    const options = ['--no-warnings', '--print', 'neither()', '--input-type', 'module'];
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [...nodeArguments(options), 'console.log(process.execArgv.length)'],
      { encoding: 'utf8' },
    );
    expect({ stdout, stderr }).toEqual({ stdout: '5\n', stderr: '' });
  });
});
