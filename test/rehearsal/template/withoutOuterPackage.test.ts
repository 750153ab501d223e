import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { project, template, type Project } from './project.ts';

let made: Project | undefined;
afterEach(() => made?.remove());

it.each([
  ['the project', 'package.json', false],
  ['the built folder itself', '.aws-sam/build/Orders/package.json', true],
])(
  'takes what was built from a copy if only %s has a package.json',
  async (_where, path, inPlace) => {
    made = project({
      'template.yaml': template(),
      '.aws-sam/build/template.yaml': template({
        orders: 'Handler: app.handler\n      CodeUri: Orders',
      }),
      '.aws-sam/build/Orders/app.js': 'exports.handler = async () => 1;',
      [path]: '{ "type": "module" }',
    });
    for (const source of ['src/app.js', 'template.yaml']) made.age(source, 60);
    const plan = await made.plan();
    const [orders] = plan.functions;
    const built = join(made.folder, '.aws-sam/build/Orders');
    expect(orders?.code.codeUri === built).toBe(inPlace);
    expect(orders?.code.codeUri).not.toBe(join(made.folder, 'src'));
    expect(existsSync(join(orders?.code.codeUri ?? '', 'app.js'))).toBe(true);
  },
);
