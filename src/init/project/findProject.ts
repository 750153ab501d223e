import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { templateFiles } from '../../template/defaultFiles.ts';
import { InitError } from '../initError.ts';
import { starterPackage } from '../starterPackage.ts';
import { starterContent } from '../starterProject.ts';

/** What a folder holds. */
export type Project =
  | { readonly kind: 'template'; readonly template: string }
  | { readonly kind: 'cdk' }
  /** Nothing but what a new repository has. */
  | { readonly kind: 'empty' };

/** What a new repository has before anybody wrote code. */
const notCode = /^(\.|readme|licen[cs]e|node_modules$|package-lock\.json$)/i;

/** Other tools, and the document that says how to add a hook by hand. */
const otherTools: readonly (readonly [RegExp, string, string])[] = [
  [/\.tf$/, 'Terraform', 'docs/recipes/terraform.md'],
  [/^serverless\.(ya?ml|json|js|ts)$/, 'the Serverless Framework', 'docs/recipes/serverless.md'],
];

/** Finds out what a folder holds. Throws an {@link InitError} if init has nothing for it. */
export function findProject(folder: string, given?: string): Project {
  if (given !== undefined) return { kind: 'template', template: given };
  const template = templateFiles.find((name) => isFile(name) && existsSync(join(folder, name)));
  if (template !== undefined) return { kind: 'template', template };
  if (existsSync(join(folder, 'cdk.json'))) return { kind: 'cdk' };
  const names = readdirSync(folder).filter((name) => !notCode.test(name));
  if (names.every((name) => name === 'package.json' && isNewPackage(folder)))
    return { kind: 'empty' };
  const [, tool, recipe] =
    otherTools.find(([pattern]) => names.some((name) => pattern.test(name))) ?? [];
  const message =
    tool === undefined
      ? `there is no template; expected ${templateFiles.filter(isFile).join(', ')} or cdk.json, a file given with --template, or an empty folder; this folder has ${some(names)}`
      : `this is a project of ${tool}, which init does not edit; ${recipe} says how to add a hook`;
  throw new InitError(folder, undefined, message);
}

/** Whether `npm install` or `npm init` made the package.json, and nobody added to it since. */
const isNewPackage = (folder: string): boolean =>
  starterPackage(readFileSync(join(folder, 'package.json'), 'utf8'), starterContent) !== undefined;

const some = (names: readonly string[]): string =>
  names.length > 3 ? `${names.slice(0, 3).join(', ')} and others` : names.join(', ');

const isFile = (name: string): boolean => name.includes('template');
