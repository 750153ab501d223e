import { afterEach, describe, expect, it } from 'vitest';
import { project, template, type Parts, type Project } from './project.ts';

const projects: Project[] = [];

afterEach(async () => {
  for (const { remove } of projects.splice(0)) await remove();
});

function made(parts: Parts, files: Record<string, string> = {}): Project {
  const one = project({ 'template.yaml': template(parts), ...files });
  projects.push(one);
  return one;
}

const properties = (...lines: string[]): string => lines.join('\n      ');

const python = properties('Handler: orders.handle', 'Runtime: python3.13');
const source = { 'src/orders.py': 'def handle(event, context):\n    return {}\n' };

describe('a function of another language', () => {
  it('runs from its sources if they run as they are', async () => {
    const { folder, plan } = made({ orders: python }, source);
    const { functions, notes } = await plan();
    expect(functions[0]?.code).toMatchObject({
      codeUri: `${folder}/src`,
      handler: 'orders.handle',
      runtime: 'python3.13',
    });
    expect(notes).toHaveLength(1);
  });

  it('runs from what sam build made of it', async () => {
    const built = '.aws-sam/build/template.yaml';
    const { folder, plan, age } = made(
      { orders: properties('Handler: bootstrap', 'Runtime: provided.al2023') },
      {
        'src/main.go': 'package main',
        [built]: template({ orders: properties('Handler: bootstrap', 'CodeUri: Orders') }),
        '.aws-sam/build/Orders/bootstrap': '',
        '.aws-sam/build/src/app.js': 'exports.handler = async () => 1;',
      },
    );
    for (const path of ['template.yaml', 'src/main.go', 'src/app.js']) age(path, 60);
    expect((await plan()).functions[0]?.code.codeUri).toBe(`${folder}/.aws-sam/build/Orders`);
  });

  it('takes code that a template holds', async () => {
    const { plan } = made({
      orders: properties(
        'Handler: index.handle',
        'Runtime: python3.13',
        'CodeUri: !Ref AWS::NoValue',
        'InlineCode: "def handle(event, context): return 1"',
      ),
    });
    expect((await plan()).functions[0]?.code.runtime).toBe('python3.13');
  });

  it('runs a command of the rehearsal file in place of its runtime', async () => {
    const { plan } = made(
      { orders: python },
      {
        'rehearsal.yml':
          'template: template.yaml\nfunctions: { Orders: { command: [python3, main.py] } }\n',
      },
    );
    expect((await plan({ file: 'rehearsal.yml' })).functions[0]?.code).toMatchObject({
      command: ['python3', 'main.py'],
      handler: 'orders.handle',
      runtime: 'python3.13',
    });
  });

  it('in a container image has the name that the template or sam build gives it', async () => {
    const image = properties(
      'PackageType: Image',
      'ImageUri: orders:7',
      'ImageConfig: { Command: [app.handler] }',
    );
    const named = { codeUri: '', imageUri: 'orders:7', command: ['app.handler'] };
    expect((await made({ orders: image }).plan()).functions[0]?.code).toMatchObject(named);
    const built = template({ orders: image.replace('orders:7', 'orders:built') });
    const { plan } = made({ orders: image }, { '.aws-sam/build/template.yaml': built });
    const [{ code } = { code: {} }] = (await plan()).functions;
    expect(code).toMatchObject({ imageUri: 'orders:built' });
    expect(code).not.toHaveProperty('runtime');
  });

  it('of an old version runs on the oldest that there is, and the user is told', async () => {
    const { plan } = made({ orders: python.replace('3.13', '3.7') }, source);
    const { functions, notes } = await plan();
    expect(functions[0]?.code.runtime).toBe('python3.9');
    expect(notes?.[1]).toContain(
      "'Orders' has the runtime python3.7; it is rehearsed on python3.9.",
    );
  });

  it.each<[string, Parts, Record<string, string>, string]>([
    [
      'a module that is not there',
      { orders: python },
      {},
      "7:16: the handler of 'Orders' is 'orders.handle', but there is no orders.py in src",
    ],
    [
      'a function that is not there',
      { orders: python.replace('handle', 'main') },
      source,
      "7:16: the handler of 'Orders' is 'orders.main', but src/orders.py has no function 'main'",
    ],
    [
      'Java that is not built',
      { orders: properties('Handler: shop.Orders', 'Runtime: java21') },
      { 'src/pom.xml': '' },
      "the code of 'Orders' is not built: src/pom.xml is newer than .aws-sam/build, or was never built; build it: sam build",
    ],
    [
      'a runtime that no machine has',
      { orders: properties('Handler: main', 'Runtime: go1.x') },
      {},
      "8:16: the runtime of 'Orders' is 'go1.x', which Lambda has deprecated; expected provided.al2023, with a program called bootstrap",
    ],
  ])('says what is wrong, and where: %s', async (_what, parts, files, sentence) => {
    expect(await made(parts, files).mistake()).toContain(sentence);
  });
});
