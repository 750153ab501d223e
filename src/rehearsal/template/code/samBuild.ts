import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { readTemplate } from '../../../template/readTemplate.ts';
import type { TemplateCode } from '../../../template/template.ts';
import { TemplateError } from '../../../template/templateError.ts';
import { folderOf, type PlanContext } from '../planContext.ts';
import { newestFile } from './newestFile.ts';

/**
 * The folder that `sam build` made of a function or a layer, if it is newer than the sources. Functions
 * with the same sources may share one.
 */
export function samBuild(
  context: PlanContext,
  logicalId: string,
  source: string,
): string | undefined {
  const path = join(folderOf(context), '.aws-sam', 'build', 'template.yaml');
  if (!existsSync(path) || !existsSync(source)) return undefined;
  const code = builtCode(path, logicalId);
  if (code?.kind !== 'path') return undefined;
  const folder = resolve(dirname(path), code.path);
  const sources = Math.max(newestFile(source), statSync(context.template.path).mtimeMs);
  return existsSync(folder) && statSync(path).mtimeMs >= sources ? folder : undefined;
}

/** What `sam build` called the container image of a function, if it built one. */
export function samImage(context: PlanContext, logicalId: string): string | undefined {
  const path = join(folderOf(context), '.aws-sam', 'build', 'template.yaml');
  const code = existsSync(path) ? builtCode(path, logicalId) : undefined;
  return code?.kind === 'image' && code.uri?.known === true ? code.uri.value : undefined;
}

function builtCode(path: string, logicalId: string): TemplateCode | undefined {
  try {
    const { functions, layers } = readTemplate(path, readFileSync(path, 'utf8'));
    return [...functions, ...layers].find((built) => built.logicalId === logicalId)?.code;
  } catch (error) {
    // What a build that was cut off left behind does not count.
    if (error instanceof TemplateError) return undefined;
    throw error;
  }
}
