import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import hcl2 from 'hcl2-parser';
import { parseAppSpec } from '../../../src/deployment/appSpec.ts';
import { hold, isHere, run } from './step.ts';

/** The module that the example uses. */
const module = resolve(import.meta.dirname, '../../../terraform/guarded-deployment');

type Blocks = Record<string, Record<string, Record<string, unknown[]>>>;

/** HashiCorp's own parser, compiled to JavaScript without types. */
const parser = hcl2 as { parseToObject(text: string): [Blocks | null, unknown] };

function parsed(path: string): Blocks {
  const [blocks, problem] = parser.parseToObject(readFileSync(path, 'utf8'));
  hold(blocks !== null, `${path} is not valid HCL: ${JSON.stringify(problem)}`);
  return blocks;
}

const declared = (blocks: Blocks): string[] => [
  ...Object.entries(blocks['resource'] ?? {}).flatMap(([type, named]) =>
    Object.keys(named).map((name) => `${type}.${name}`),
  ),
  ...Object.entries(blocks['data'] ?? {}).flatMap(([type, named]) =>
    Object.keys(named).map((name) => `data.${type}.${name}`),
  ),
];

/** Parses the HCL, and checks that every reference exists and that no policy has the resource *. */
function checkConfiguration(folder: string): void {
  const files = readdirSync(folder).filter((name) => name.endsWith('.tf'));
  const all = files.map((name) => parsed(join(folder, name)));
  const known = new Set(all.flatMap(declared));
  for (const name of files) {
    const text = readFileSync(join(folder, name), 'utf8');
    const references = text.matchAll(/\b(?:data\.)?aws_[a-z0-9_]+\.[a-z0-9_]+/g);
    for (const [reference] of references) {
      hold(known.has(reference), `${name}: ${reference} is not declared`);
    }
    hold(!/resources\s*=\s*\[\s*"\*"/.test(text), `${name}: a policy has the resource *`);
  }
}

/** Checks that CodeDeploy would accept the AppSpec that the template makes. */
async function checkAppSpec(folder: string): Promise<void> {
  const values: Record<string, string> = { current_version: '1', target_version: '2' };
  const text = readFileSync(join(folder, 'appspec.tftpl'), 'utf8').replace(
    /\$\{(\w+)\}/g,
    (_whole, name: string) => values[name] ?? name,
  );
  const { functions, hooks } = await parseAppSpec(text);
  hold(functions.length === 1 && hooks.length === 2, `appspec.tftpl became:\n${text}`);
}

/** Checks everything that can be checked without a provider. */
export async function checkTerraform(folder: string): Promise<void> {
  for (const one of [folder, module]) {
    checkConfiguration(one);
    if (isHere('terraform')) run('terraform', ['fmt', '-check', '-diff', one]);
  }
  await checkAppSpec(folder);
  run(process.execPath, ['build.mjs'], { cwd: folder });
  for (const name of ['orders', 'before', 'after']) {
    hold(existsSync(join(folder, `dist/${name}.zip`)), `terraform: ${name} was not built`);
  }
}
