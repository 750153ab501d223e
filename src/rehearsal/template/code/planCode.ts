import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import type { TemplateFunction } from '../../../template/template.ts';
import type { RuntimeFamily } from '../../lambda/launch/runtimeName.ts';
import { failAt, folderOf, known, type PlanContext } from '../planContext.ts';
import { bundle, BundleError, propertiesFor } from './bundle.ts';
import { checkExport, checkHandler, type PlannedCode } from './checkHandler.ts';
import { handlerParts, isTypeScript, moduleFile } from '../../../template/functions/handlerFile.ts';
import { foreignCode } from './foreignCode.ts';
import { projectEsbuild } from '../../../lib/projectEsbuild.ts';
import { samBuild } from './samBuild.ts';
import { withoutOuterPackage } from './withoutOuterPackage.ts';

/**
 * The code of a function: what `sam build` made, else a bundle, else the sources themselves. If the template does not have
 * it, the code that the rehearsal file gives.
 */
export async function planCode(
  context: PlanContext,
  fn: TemplateFunction,
  family: RuntimeFamily,
  given?: string,
): Promise<PlannedCode> {
  const { code, logicalId } = fn;
  const handler = code.kind === 'image' ? undefined : readHandler(context, fn, family);
  switch (code.kind) {
    case 'inline': {
      const folder = context.temp.add(logicalId);
      writeFileSync(join(folder, family === 'python' ? 'index.py' : 'index.js'), code.text);
      if (family === 'nodejs' && handler !== undefined) {
        return checkHandler(context, fn, { codeUri: folder, handler });
      }
      return { codeUri: folder, ...(handler === undefined ? {} : { handler }) };
    }
    case 'path': {
      const source = resolve(folderOf(context), code.path);
      if (family !== 'nodejs' || handler === undefined) {
        return foreignCode(context, fn, family, source, handler);
      }
      return localCode(context, fn, source, handler);
    }
    case 'image': {
      const message = `the code of '${logicalId}' is a container image, and its name is not known; build it: sam build, or 'functions.${logicalId}.imageUri' in a rehearsal file names one that Docker has`;
      return failAt(context, code.at, message);
    }
    case 's3':
    case 'unknown': {
      if (given !== undefined) {
        if (handler === undefined) return { codeUri: given };
        const own = { codeUri: given, handler };
        return family === 'nodejs' ? checkHandler(context, fn, own) : own;
      }
      const why = code.kind === 's3' ? 'on S3' : 'not known';
      const reason = code.kind === 'unknown' ? ` (${code.reason})` : '';
      return failAt(
        context,
        code.at,
        `the code of '${logicalId}' is ${why}${reason}; 'functions.${logicalId}.codeUri' in a rehearsal file sets a folder or a zip`,
      );
    }
  }
}

function readHandler(
  context: PlanContext,
  fn: TemplateFunction,
  family: RuntimeFamily,
): string | undefined {
  const { handler, logicalId, at } = fn;
  if (handler === undefined) {
    // Lambda requires one for every zip, though an OS-only runtime does not read it.
    const expected = family === 'provided' ? 'any text, for example bootstrap' : 'file.export';
    return failAt(context, at, `'Handler' of '${logicalId}' is missing; expected ${expected}`);
  }
  return known(context, handler, `the handler of '${logicalId}'`);
}

async function localCode(
  context: PlanContext,
  fn: TemplateFunction,
  source: string,
  handler: string,
): Promise<PlannedCode> {
  const { code, logicalId } = fn;
  if (!existsSync(source)) {
    return failAt(context, code.at, `there is no ${source}, the code of '${logicalId}'`);
  }
  if (!statSync(source).isDirectory()) {
    return checkHandler(context, fn, { codeUri: source, handler });
  }
  const built = samBuild(context, logicalId, source);
  const isAsset = basename(source).startsWith('asset.');
  if (built !== undefined || isAsset) {
    const checked = await checkHandler(context, fn, { codeUri: built ?? source, handler });
    return withoutOuterPackage(context.temp, logicalId, checked);
  }
  // A handler in a layer, which is checked when the function starts.
  if (handler.startsWith('/')) return { codeUri: source, handler };
  const entries = entryPoints(context, fn, source, handler);
  const [first] = entries;
  if (first === undefined) return checkHandler(context, fn, { codeUri: source, handler });
  const entry = entries.find((path) => sameModule(path, handler)) ?? first;
  const name = join(source, entry);
  checkExport(context, fn, { name, text: readFileSync(name, 'utf8') }, handler);
  const esbuild = await projectEsbuild(source);
  if (esbuild === undefined) {
    return { codeUri: source, handler: handlerIn(entry, handler) };
  }
  const codeUri = context.temp.add(logicalId);
  const properties = fn.build?.properties ?? propertiesFor(join(source, entry));
  try {
    await bundle({ esbuild, folder: source, entryPoints: entries, outFolder: codeUri, properties });
  } catch (error) {
    if (!(error instanceof BundleError)) throw error;
    failAt(context, code.at, `esbuild cannot bundle '${logicalId}': ${error.message}`);
  }
  // With one entry point, esbuild drops its folders.
  const inBundle = entries.length === 1 ? handlerIn(basename(entry), handler) : handler;
  return { codeUri, handler: inBundle };
}

/** The files to bundle, relative to the sources; none if the sources run as they are. */
function entryPoints(
  context: PlanContext,
  fn: TemplateFunction,
  source: string,
  handler: string,
): string[] {
  const { build } = fn;
  const isEsbuild = build?.method.known === true && build.method.value === 'esbuild';
  const given = isEsbuild ? build.properties['EntryPoints'] : undefined;
  if (Array.isArray(given)) {
    const missing = given.map(String).find((path) => !existsSync(join(source, path)));
    if (missing === undefined) return given.map(String);
    const where = build?.at ?? fn.at;
    return failAt(
      context,
      where,
      `there is no ${join(source, missing)}, an entry point of '${fn.logicalId}'`,
    );
  }
  const parts = handlerParts(handler);
  const file = parts && moduleFile(source, parts.module);
  if (file === undefined || !(isEsbuild || isTypeScript(file))) return [];
  return [relative(source, file)];
}

const withoutExtension = (path: string): string => path.replace(/\.[mc]?[jt]s$/, '');

const sameModule = (path: string, handler: string): boolean =>
  basename(withoutExtension(path)) === basename(handlerParts(handler)?.module ?? '');

/** `src/app.handler`, for an entry point `src/app.ts` and any handler with the export `handler`. */
const handlerIn = (entry: string, handler: string): string =>
  `${withoutExtension(entry)}.${handlerParts(handler)?.exportName ?? ''}`;
