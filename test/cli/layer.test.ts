import { createHash } from 'node:crypto';
import { lstatSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCli } from './runCli.ts';

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'allow-traffic-layer-'))));
afterAll(() => rmSync(folder, { recursive: true }));

const layer = (out: string) => startCli(['layer', '--out', out], folder).ended;

describe('allow-traffic layer', () => {
  it('writes the bytes that npm run build:layer wrote, from another folder', async () => {
    const built = readFileSync('dist/allow-traffic-layer.zip');
    const sha256 = createHash('sha256').update(built).digest('hex');
    expect(await layer('layer.zip')).toMatchObject({
      code: 0,
      stdout: `layer.zip ${built.length} bytes, sha256 ${sha256}\n`,
      stderr: '',
    });
    expect(readFileSync(join(folder, 'layer.zip')).equals(built)).toBe(true);
  });

  it('says in one sentence that a folder is not there', async () => {
    expect(await layer('none/layer.zip')).toMatchObject({
      code: 2,
      stdout: '',
      stderr: 'allow-traffic: none/layer.zip: the layer cannot be written (ENOENT)\n',
    });
  });

  it('leaves what is there if the disk is full, such as a link to a device', async () => {
    symlinkSync('/dev/full', join(folder, 'full.zip'));
    expect(await layer('full.zip')).toMatchObject({
      code: 2,
      stderr: 'allow-traffic: full.zip: the layer cannot be written (ENOSPC)\n',
    });
    expect(lstatSync(join(folder, 'full.zip')).isSymbolicLink()).toBe(true);
  });
});
