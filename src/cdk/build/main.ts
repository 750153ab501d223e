/* The process that builds the hooks of a construct, which itself cannot wait: constructs are synchronous. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeThrown } from '../../lib/describeThrown.ts';
import { FileError } from '../../lib/fileError.ts';
import { hookNeeds } from '../../policy/hookNeeds.ts';
import type { LoadedModule } from '../../policy/module/madeHandler.ts';
import { moduleParts } from '../../policy/module/modulePolicies.ts';
import { loadModule } from '../../policy/module/readModule.ts';
import { statementsOf } from '../../policy/statements.ts';
import type { BuildAnswer, BuildRequest, BuiltHook, HookRequest } from './builtHook.ts';
import { bundleFailedDelivery, bundleHook, bundleName } from './bundleHook.ts';
import { chooseHandler, HookModuleError } from './chooseHandler.ts';

async function buildHook(
  request: HookRequest,
  folder: string,
  environment: BuildRequest['environment'],
): Promise<BuiltHook> {
  const { prop, event } = request;
  const { path, exportName: named } = moduleParts(request.module);
  await bundleHook(path, folder, prop);
  const loaded = await loadBundle(join(folder, bundleName), path, request, environment);
  const chosen = chooseHandler(path, loaded, named, request);
  const needs = chosen.handlers.map((one) => hookNeeds(one, [event]));
  const use = { needs: needs.flatMap((one) => one.needs), place: {} };
  return {
    prop,
    folder,
    handler: `index.${chosen.exportName}`,
    statements: statementsOf([use], () => true),
    cannotTell: needs.flatMap((one) => one.cannotTell),
  };
}

/** Loads a bundle: what runs on Lambda, so nothing of the sources can differ. */
async function loadBundle(
  bundle: string,
  path: string,
  { prop }: HookRequest,
  environment: BuildRequest['environment'],
): Promise<LoadedModule> {
  try {
    return await loadModule(bundle, { environment });
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    // The reader knows the source, not the bundle in a folder that is gone soon.
    throw new HookModuleError(`${prop}: ${error.message.replace(bundle, path)}`, { cause: error });
  }
}

async function answer({ folder, hooks, environment }: BuildRequest): Promise<BuildAnswer> {
  try {
    const built: BuiltHook[] = [];
    for (const hook of hooks) {
      built.push(await buildHook(hook, join(folder, hook.prop), environment));
    }
    const failedDelivery = join(folder, 'failedDelivery');
    const [{ module: near } = { module: '.' }] = hooks;
    await bundleFailedDelivery(failedDelivery, near);
    return { hooks: built, failedDelivery };
  } catch (error) {
    return { error: error instanceof HookModuleError ? error.message : describeThrown(error) };
  }
}

const answered = await answer(JSON.parse(readFileSync(0, 'utf8')) as BuildRequest);
process.stdout.write(JSON.stringify(answered), () => process.exit(0));
