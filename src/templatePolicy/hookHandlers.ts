import { layerHandler } from '../doctor/model/hookCode.ts';
import type { Hook } from '../doctor/model/doctorModel.ts';
import { sourceFile } from '../doctor/model/sourceFile.ts';
import type { MadeHandler } from '../policy/module/madeHandler.ts';
import { ModuleError, readModule } from '../policy/module/readModule.ts';
import { handlerParts } from '../template/functions/handlerFile.ts';
import type { Template, TemplateFunction } from '../template/template.ts';

/** The handlers of a hook, and why some of them are not known. */
export interface HookHandlers {
  readonly handlers: readonly MadeHandler[];
  readonly cannotTell: readonly string[];
}

/** What a hook of a template runs: a module of its code, or a handler of the layer with checks as JSON. */
export async function hookHandlers(template: Template, hook: Hook): Promise<HookHandlers> {
  const { fn } = hook;
  const handler = fn.handler?.known === true ? fn.handler.value : '';
  const [, name] = layerHandler.exec(handler) ?? [];
  if (name !== undefined && name !== 'isolate') return withoutCode(hook);
  const module = fn.environment.get('ALLOW_TRAFFIC_HANDLER');
  const own = module?.known === true ? module.value : handler;
  const path = sourceFile(template, fn, own);
  if (path === undefined) {
    return assumed(hook, `there is no module for '${own}' on this machine`);
  }
  try {
    const made = await readModule(path, { environment: environmentOf(fn) });
    const exportName = handlerParts(own)?.exportName;
    const exported = made.filter((one) => one.exportName === exportName);
    // The export may be something around a handler.
    const handlers = exported.length > 0 ? exported : made;
    if (handlers.length === 0) return assumed(hook, `${path} makes no handler of allow-traffic`);
    return { handlers: handlers.map((one) => withSetTarget(one, fn)), cannotTell: [] };
  } catch (error) {
    if (error instanceof ModuleError) return assumed(hook, error.message);
    throw error;
  }
}

/** The layer's own handlers take their checks from `ALLOW_TRAFFIC_CHECKS`. */
function withoutCode(hook: Hook): HookHandlers {
  const { fn, code } = hook;
  const events = hook.uses.map(({ event }) => [event, code.checks(event)] as const);
  const why = 'what its checks need: ALLOW_TRAFFIC_CHECKS cannot be read';
  return {
    handlers: [withSetTarget({ ...plain, events: Object.fromEntries(events) }, fn)],
    cannotTell: code.isComplete ? [] : [[why, ...code.mistakes].join(': ')],
  };
}

const plain: MadeHandler = {
  infersEvent: false,
  events: {},
  onRollback: 'run',
  actions: [],
  ownCode: [],
};

/** Every hook reports and finds out what is deployed. What its checks ask for is not known. */
const assumed = ({ uses }: Hook, why: string): HookHandlers => ({
  handlers: [{ ...plain, events: Object.fromEntries(uses.map(({ event }) => [event, []])) }],
  cannotTell: [`what its checks need: ${why}`],
});

/** The option `target` wins over the variable, whose text names a version and no alias. */
const withSetTarget = (handler: MadeHandler, { environment }: TemplateFunction): MadeHandler =>
  handler.target !== undefined || !environment.has('ALLOW_TRAFFIC_TARGET')
    ? handler
    : { ...handler, target: { hasAlias: false, hasCurrentVersion: false } };

/** The variables as far as the template tells them; `${Topic}` stands for what only AWS knows. */
const environmentOf = ({ environment }: TemplateFunction): Record<string, string> =>
  Object.fromEntries(
    [...environment].map(([name, value]) => [
      name,
      value.known ? value.value : `\${${value.resource?.logicalId ?? name}}`,
    ]),
  );
