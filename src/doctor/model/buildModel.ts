import type { Template } from '../../template/template.ts';
import type { DoctorModel } from './doctorModel.ts';
import { findHooks } from './findHooks.ts';
import { hookCode } from './hookCode.ts';

/** What the rules look at. */
export async function buildModel(template: Template, today: Date): Promise<DoctorModel> {
  const deployments = template.deployments.filter(({ enabled }) => !enabled.known || enabled.value);
  const found = findHooks(template, deployments);
  const hooks = await Promise.all(
    found.map(async ({ fn, uses }) => ({ fn, uses, code: await hookCode(template, fn) })),
  );
  const resources = new Map(template.resources().map((one) => [one.logicalId, one]));
  return { template, resources, deployments, hooks, today };
}
