import { cpSync, existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { TempFolder } from '../../lambda/code/tempFolder.ts';
import type { PlannedCode } from './checkHandler.ts';

/**
 * What was built for Lambda runs there without the project around it. If the project's package.json would say
 * what kind of modules its files are, they run from a copy.
 */
export function withoutOuterPackage(
  temp: TempFolder,
  name: string,
  code: PlannedCode,
): PlannedCode {
  if (!hasOuterPackage(code.codeUri)) return code;
  const codeUri = temp.add(name);
  cpSync(code.codeUri, codeUri, { recursive: true });
  return { ...code, codeUri };
}

/** Whether the nearest package.json of a folder is above it. */
function hasOuterPackage(built: string): boolean {
  if (existsSync(join(built, 'package.json'))) return false;
  for (let folder = dirname(built); ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return true;
    if (folder === dirname(folder)) return false;
  }
}
