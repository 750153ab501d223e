import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { TemplateFunction } from '../../template/template.ts';
import type { Value } from '../../template/value.ts';
import { samBuild } from './code/samBuild.ts';
import { failAt, folderOf, noteAt, whyUnknown, type PlanContext } from './planContext.ts';

/** Lambda's quota. */
const MOST_LAYERS = 5;

/** The folders and zips of a function's layers. A layer that is not on this machine is left out, with a note. */
export function planLayers(context: PlanContext, fn: TemplateFunction): string[] {
  const { handler, layers, logicalId } = fn;
  const sixth = layers[MOST_LAYERS];
  if (sixth !== undefined) {
    const message = `'${logicalId}' has ${layers.length} layers; Lambda takes at most ${MOST_LAYERS}`;
    failAt(context, sixth.at, message);
  }
  const needed = handler?.known === true && handler.value.startsWith('/opt/');
  return layers.flatMap((layer) => {
    const path = layerPath(context, layer);
    if (path !== undefined) return [path];
    const why = layer.known ? `its ARN is ${layer.value}` : whyUnknown(layer);
    const sets = `'functions.${logicalId}.layers' in a rehearsal file sets folders or zips`;
    const message = `a layer of '${logicalId}' is not on this machine: ${why}; ${sets}`;
    if (needed) return failAt(context, layer.at, message);
    noteAt(context, layer.at, `${message}. It is left out.`);
    return [];
  });
}

/** A layer of the same template, or a value that is a path: `--parameter LayerArn=layer.zip`. */
function layerPath(context: PlanContext, layer: Value<string>): string | undefined {
  const { template } = context;
  const own = template.layers.find(({ logicalId }) => logicalId === layer.resource?.logicalId);
  if (own?.code.kind === 'path') {
    const source = resolve(folderOf(context), own.code.path);
    return existsSync(source) ? (samBuild(context, own.logicalId, source) ?? source) : undefined;
  }
  if (!layer.known || layer.value.startsWith('arn:')) return undefined;
  const { value } = layer;
  return context.roots.map((root) => resolve(root, value)).find((path) => existsSync(path));
}
