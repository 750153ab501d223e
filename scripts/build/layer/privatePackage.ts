import { createRequire } from 'node:module';
import { basename, resolve } from 'node:path';
import { build } from 'esbuild';
import { preset } from '../../../src/esbuild/preset.ts';
import { assertAliases } from '../assertAliases.ts';
import { assertLightClients } from '../assertLightClients.ts';
import { assertLightSdk } from '../assertLightSdk.ts';
import { shakableYaml } from '../shakableYaml.ts';
import type { LayerPart } from './layerFile.ts';

const folder = 'nodejs/node_modules/allow-traffic';

/** What user code may import. The rehearsal and the preset are not for Lambda. */
const entries = {
  index: 'src/index.ts',
  cloudwatch: 'src/cloudwatch/index.ts',
  sns: 'src/sns/index.ts',
  target: 'src/target/index.ts',
};

/** An ES module that re-exports the CJS one, so that both share one copy. */
function esModule(name: string, exported: readonly string[]): string {
  return [
    `import all from './${name}.cjs';`,
    `export const { ${exported.join(', ')} } = all;`,
    '',
  ].join('\n');
}

const manifest = (version: string): string =>
  `${JSON.stringify(
    {
      name: 'allow-traffic',
      version,
      license: 'MIT',
      type: 'module',
      main: './index.cjs',
      exports: {
        '.': { import: './index.js', require: './index.cjs' },
        './cloudwatch': { import: './cloudwatch.js', require: './cloudwatch.cjs' },
        './sns': { import: './sns.js', require: './sns.cjs' },
        './target': { import: './target.js', require: './target.cjs' },
        './package.json': './package.json',
      },
    },
    undefined,
    2,
  )}\n`;

/**
 * The package that user code can `import` and `require`. The SDK is bundled: in a folder of its own it
 * would replace the runtime's copy for all of the user's code.
 */
export async function privatePackage(version: string): Promise<LayerPart> {
  const { outputFiles, metafile } = await build({
    ...preset,
    // These delay a handler's module, but a handler's module loads this one.
    inject: [],
    footer: {},
    entryPoints: entries,
    outdir: '/',
    preserveSymlinks: true,
    write: false,
    metafile: true,
    logLevel: 'warning',
    plugins: [...preset.plugins, shakableYaml],
    define: { PACKAGE_VERSION: JSON.stringify(version) },
  });
  assertAliases(preset.alias, metafile);
  assertLightClients(metafile);
  // The clients of CloudWatch and SNS are the SDK's own.
  assertLightSdk(metafile);
  const require = createRequire(resolve('package.json'));
  const files = outputFiles.map(({ path, contents }) => {
    return { path: `${folder}/${basename(path)}`, contents };
  });
  const built = Object.keys(entries).map((name) => [name, `dist/${name}.cjs`] as const);
  const modules = built.map(([name, file]) => ({
    path: `${folder}/${name}.js`,
    contents: esModule(name, Object.keys(require(resolve(file)) as object)),
  }));
  const described = { path: `${folder}/package.json`, contents: manifest(version) };
  return { files: [described, ...files, ...modules], inputs: Object.keys(metafile.inputs) };
}
