import { basename, dirname, resolve } from 'node:path';
import { openTemplates, type TemplateValues } from '../../../src/doctor/openTemplates.ts';
import { readModule } from '../../../src/policy/module/readModule.ts';
import type { HookSource } from '../../../src/policy/writePolicies.ts';
import { templatePolicies } from '../../../src/templatePolicy/templatePolicies.ts';
import { hold } from '../examples/step.ts';
import type { RunnableHook } from './subjects.ts';

/** The hooks of a template, a CDK assembly or a plan of Terraform. */
export async function templateHooks(path: string, values?: TemplateValues): Promise<HookSource[]> {
  const found: HookSource[] = [];
  for (const { template } of openTemplates(path, values)) {
    found.push(...(await templatePolicies(template)));
  }
  hold(found.length > 0, `${path}: it has no hook`);
  return found;
}

/** The handlers of a module. */
export async function moduleHooks(path: string): Promise<RunnableHook[]> {
  const made = await readModule(path);
  hold(made.length > 0, `${path}: it makes no handler`);
  const module = basename(path).replace(/\.[mc]?ts$/, '');
  return made.map(({ exportName = '', events }) => ({
    name: `${path}#${exportName}`,
    code: { codeUri: resolve(dirname(path)), handler: `${module}.${exportName}` },
    events: Object.keys(events),
  }));
}

/** The hooks of a template that run the handlers of the layer. They run in `folder`, with the layer's zip. */
export function layerHooks(
  path: string,
  values: TemplateValues,
  folder: string,
  layer: string,
): RunnableHook[] {
  const found = openTemplates(path, values).flatMap(({ template }) =>
    template.functions.flatMap(({ logicalId, handler, environment }) => {
      const checks = environment.get('ALLOW_TRAFFIC_CHECKS');
      if (!handler?.known || !checks?.known) return [];
      const event = /before/i.test(handler.value) ? 'BeforeAllowTraffic' : 'AfterAllowTraffic';
      const code = {
        codeUri: folder,
        handler: handler.value,
        layers: [layer],
        environment: { ALLOW_TRAFFIC_CHECKS: checks.value },
      };
      return [{ name: `${path}: ${logicalId}`, code, events: [event] }];
    }),
  );
  hold(found.length > 0, `${path}: no hook runs a handler of the layer`);
  return found;
}
