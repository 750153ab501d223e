import { readFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { loadModule } from '../isolate/child/loadModule.ts';
import { findImports } from './findImports.ts';

/** A bundle in an asset of the CDK is CommonJS on Lambda, whatever the package.json of the project says. */
const isAsset = (path: string): boolean => /[/\\]asset\.[^/\\]+[/\\].*\.js$/.test(path);

interface CommonJs extends NodeJS.Module {
  _compile(text: string, path: string): void;
}

/** Loads a module of a project, also if it is not bundled or installed yet. A SyntaxError names the line. */
export async function loadUserModule(path: string): Promise<unknown> {
  findImports();
  if (!isAsset(path)) return loadModule(path);
  const module = new Module(path) as CommonJs;
  module.filename = path;
  module.paths = createRequire(path).resolve.paths('x') ?? [dirname(path)];
  module._compile(readFileSync(path, 'utf8'), path);
  return module.exports;
}
