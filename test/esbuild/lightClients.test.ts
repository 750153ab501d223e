import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type Metafile } from 'esbuild';
import { afterAll, describe, expect, it } from 'vitest';
import { assertLightClients } from '../../scripts/build/assertLightClients.ts';
import * as codedeploy from '../../src/esbuild/light/codedeploy.ts';
import * as lambda from '../../src/esbuild/light/lambda.ts';
import { preset, presetWith, type Preset } from '../../src/esbuild/preset.ts';

const folder = mkdtempSync(join(tmpdir(), 'allow-traffic-light-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Code of a user beside a client of this package. */
const code = `export { LambdaClient, AddPermissionCommand } from '@aws-sdk/client-lambda';
export { lambdaClient } from './src/aws/client/lambdaClient.ts';`;

interface Bundle {
  metafile: Metafile;
  module: { LambdaClient: new (given: object) => object; lambdaClient: () => object };
}

async function bundled(name: string, given: Preset): Promise<Bundle> {
  const outfile = join(folder, `${name}.cjs`);
  const options = { ...given, inject: [], footer: {}, tsconfigRaw: '{}', outfile };
  const stdin = { contents: code, resolveDir: '.' };
  const { metafile } = await build({ ...options, stdin, metafile: true });
  return { metafile, module: createRequire(import.meta.url)(outfile) as Bundle['module'] };
}

const inputs = ({ metafile }: Bundle, part: string): string[] =>
  Object.keys(metafile.inputs).filter((file) => file.includes(part));

describe('the plugin for light clients', () => {
  it('leaves the clients that a user imports alone, in the same bundle', async () => {
    const { module } = await bundled('both', preset);
    expect(new module.LambdaClient({ region: 'eu-west-1' })).toHaveProperty('middlewareStack');
    expect(module.lambdaClient()).not.toHaveProperty('middlewareStack');
    expect(module.lambdaClient()).toHaveProperty('config.serviceId', 'Lambda');
  });

  it("gives the SDK's clients back if the preset is asked to", async () => {
    const bundle = await bundled('full', presetWith({ sdk: 'full' }));
    expect(bundle.module.lambdaClient()).toHaveProperty('middlewareStack');
    expect(inputs(bundle, 'src/esbuild/light/')).toEqual([]);
    expect(presetWith()).toEqual(preset);
    expect(presetWith({ sdk: 'light' })).toEqual(preset);
  });

  it('refuses another word', () => {
    const wrong = { sdk: 'none' } as unknown as { sdk: 'full' };
    expect(() => presetWith(wrong)).toThrow('sdk is "none"; expected "light" or "full"');
  });

  it('has every command that this package imports', () => {
    const files = readdirSync('src', { recursive: true, encoding: 'utf8' });
    const wanted = files
      .filter((file) => file.endsWith('.ts') && !/^(esbuild|rehearsal)/.test(file))
      .flatMap((file) => {
        const text = readFileSync(join('src', file), 'utf8');
        const imports = text.matchAll(
          /import \{([^}]*)\} from '@aws-sdk\/client-(?:lambda|codedeploy)'/g,
        );
        return [...imports].flatMap(([, names = '']) => names.match(/\b\w+Command\b/g) ?? []);
      });
    expect(wanted.length).toBeGreaterThan(10);
    const made = new Set(Object.keys({ ...lambda, ...codedeploy }));
    expect(wanted.filter((name) => !made.has(name))).toEqual([]);
  });
});

describe('the builds of this package', () => {
  const of = (...files: string[]) => ({
    inputs: Object.fromEntries(files.map((file) => [file, { bytes: 1, imports: [] }])),
  });

  it('fail without the light clients, and with a client of the SDK beside them', () => {
    const light = 'src/esbuild/light/codedeploy.ts';
    expect(() => assertLightClients(of(light))).not.toThrow();
    expect(() => assertLightClients(of('src/index.ts'))).toThrow('is in the bundle');
    const full = 'node_modules/@aws-sdk/client-lambda/dist-es/index.js';
    expect(() => assertLightClients(of(light, full))).toThrow(`${full} is in the bundle beside`);
  });
});
