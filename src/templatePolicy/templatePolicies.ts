import { buildModel } from '../doctor/model/buildModel.ts';
import { asyncSettings } from '../doctor/model/asyncSettings.ts';
import { functionNamed } from '../doctor/model/findHooks.ts';
import type { DoctorModel, Hook } from '../doctor/model/doctorModel.ts';
import { hookNeeds } from '../policy/hookNeeds.ts';
import { reportAction } from '../policy/neededActions.ts';
import type { HookSource } from '../policy/writePolicies.ts';
import type { Template, TemplateFunction } from '../template/template.ts';
import { deployedPlace } from './deployedPlace.ts';
import { hookHandlers } from './hookHandlers.ts';

/** What each hook of a template needs, and each on-failure destination, which reports in a hook's place. */
export async function templatePolicies(template: Template): Promise<HookSource[]> {
  const model = await buildModel(template, new Date());
  // One after the other: each may start a process.
  const hooks: HookSource[] = [];
  for (const hook of model.hooks) hooks.push(await hookPolicy(model, hook));
  return [...hooks, ...destinationPolicies(model)];
}

async function hookPolicy(model: DoctorModel, hook: Hook): Promise<HookSource> {
  const { handlers, cannotTell } = await hookHandlers(model.template, hook);
  const told = hook.uses.map(({ event, deployment }) => {
    const found = handlers.map((handler) => {
      const serves = Object.keys(handler.events).includes(event);
      return hookNeeds(handler, serves ? [event] : undefined);
    });
    return {
      use: {
        needs: found.flatMap(({ needs }) => needs),
        place: deployedPlace(model, deployment),
      },
      cannotTell: found.flatMap((one) => one.cannotTell),
    };
  });
  return {
    name: hook.fn.logicalId,
    uses: told.map(({ use }) => use),
    cannotTell: [...new Set([...cannotTell, ...told.flatMap((one) => one.cannotTell)])],
  };
}

function destinationPolicies(model: DoctorModel): HookSource[] {
  const found = new Map<TemplateFunction, Hook[]>();
  for (const hook of model.hooks) {
    const { destination } = asyncSettings(model, hook.fn);
    const fn = destination && functionNamed(model.template, destination);
    if (fn) found.set(fn, [...(found.get(fn) ?? []), hook]);
  }
  return [...found].map(([fn, hooks]) => ({
    name: fn.logicalId,
    uses: hooks.flatMap(({ uses }) =>
      uses.map(({ deployment }) => ({
        needs: [reportAction],
        place: deployedPlace(model, deployment),
      })),
    ),
    cannotTell: [],
  }));
}
