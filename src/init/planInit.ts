import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, isAbsolute, join } from 'node:path';
import { readSource } from '../template/source/readSource.ts';
import { aliasNameMistake } from '../lib/aliasNameMistake.ts';
import { InitError } from './initError.ts';
import type { InitOptions, InitPlan, PlannedFile } from './initPlan.ts';
import { planCdk } from './planCdk.ts';
import { planTemplate } from './planTemplate.ts';
import { findProject } from './project/findProject.ts';
import { starterPackage } from './starterPackage.ts';
import { starterContent, starterProject } from './starterProject.ts';
import { writeFiles } from './writeFiles.ts';

/**
 * What init would do in a folder. It reads the project and writes nothing. Throws a `FileError` if a template cannot be
 * read, or if init cannot do what it is asked for.
 */
export function planInit(options: InitOptions): InitPlan {
  const root = options.folder ?? '.';
  if (statSync(root, { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw new InitError(root, undefined, 'there is no such folder');
  }
  const { alias } = options;
  const mistake = alias === undefined ? undefined : aliasNameMistake(alias);
  if (mistake !== undefined) throw new InitError(root, undefined, `the alias is ${mistake}`);
  const project = findProject(root, options.template);
  switch (project.kind) {
    case 'template': {
      const given = project.template;
      // The project of a template outside of the folder is the template's own folder.
      if (isAbsolute(given) || given.startsWith('..')) {
        const folder = join(isAbsolute(given) ? '' : root, dirname(given));
        return planInit({ ...options, folder, template: basename(given) });
      }
      return planTemplate({ root, path: given, text: readSource(join(root, given)) }, options);
    }
    case 'cdk':
      return planCdk(root, options);
    case 'empty':
      return planStarter(root, options);
  }
}

/** The starting project, and its hook as if the project were there already. */
function planStarter(root: string, options: InitOptions): InitPlan {
  const { functionId = 'Orders', alias = 'live' } = options;
  // A mistake found below would name the temporary folder.
  if (functionId !== 'Orders') {
    const message = `there is no function '${functionId}'; a new project has Orders, so leave --function out`;
    throw new InitError(root, undefined, message);
  }
  if (alias !== 'live') {
    const message = `there is no alias '${alias}'; a new project has live, so leave --alias out`;
    throw new InitError(root, undefined, message);
  }
  const starter = Object.entries(starterProject).flatMap(([path, text]) =>
    starterFile(root, path, text),
  );
  const scratch = mkdtempSync(join(tmpdir(), 'allow-traffic-init-'));
  try {
    writeFiles(
      scratch,
      starter.map((file) => ({ ...file, before: undefined })),
    );
    const plan = planInit({ ...options, folder: scratch, template: 'template.yaml' });
    const all = new Map(starter.map((file) => [file.path, file]));
    for (const file of plan.files) all.set(file.path, { ...file, before: undefined });
    return {
      ...plan,
      root,
      summary: `a new project: the function ${plan.functionId ?? ''} and a hook before the shift`,
      files: [...all.values()],
      next: ['npm install && npm test', ...plan.next.slice(1)],
    };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** A file of the starting project. One that is there stays, but a package.json gets what it lacks. */
function starterFile(root: string, path: string, text: string): PlannedFile[] {
  if (!existsSync(join(root, path))) return [{ path, before: undefined, after: text }];
  if (path !== 'package.json') return [];
  const before = readFileSync(join(root, path), 'utf8');
  const after = starterPackage(before, starterContent);
  return after === undefined ? [] : [{ path, before, after }];
}
