import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { assemblyStacks, assetsBeside, isAssembly } from '../template/cdkAssembly.ts';
import { readTemplate } from '../template/readTemplate.ts';
import { member } from '../template/source/node.ts';
import { readNodes } from '../template/source/readNodes.ts';
import { readSource } from '../template/source/readSource.ts';
import { isTerraformPlan, readTerraformPlan } from '../template/terraform/readTerraformPlan.ts';
import { TemplateError } from '../template/templateError.ts';
import type { OpenedTemplate } from './inspect.ts';
import { planSource } from './terraform/planSource.ts';

/** Values of parameters, of imports and of dynamic references, by name. */
export type TemplateValues = Readonly<Record<string, string>>;

/**
 * The templates of a path: a SAM or CloudFormation template, the stacks of a CDK assembly, the template that a
 * rehearsal file names, or a plan of Terraform as JSON. Throws a {@link TemplateError} if one cannot be read.
 */
export function openTemplates(path: string, values: TemplateValues = {}): OpenedTemplate[] {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return openAssembly(path, values);
  const text = readSource(path);
  const root = readNodes(path, text);
  if (member(root, 'Resources') === undefined) {
    const named = member(root, 'template');
    if (named?.kind === 'scalar') return openTemplates(join(dirname(path), named.text), values);
    if (member(root, 'appspec') !== undefined) {
      const message =
        'this rehearsal file names no template; expected a template, or a file with one';
      throw new TemplateError(path, undefined, message);
    }
  }
  return [openText(path, text, values)];
}

function openAssembly(folder: string, values: TemplateValues): OpenedTemplate[] {
  if (!isAssembly(folder)) {
    const message = 'there is no manifest.json; expected a CDK assembly, which cdk synth writes';
    throw new TemplateError(folder, undefined, message);
  }
  return assemblyStacks(folder).map(({ templatePath }) =>
    openText(templatePath, readSource(templatePath), values),
  );
}

/** The template in a text. Its paths are relative to the folder of `path`. */
export function openText(path: string, text: string, values: TemplateValues = {}): OpenedTemplate {
  if (isTerraformPlan(readNodes(path, text))) {
    const lines = inLines(text);
    const source = planSource(path, lines, lines !== text);
    return { text, form: 'terraform', source, template: readTerraformPlan(path, lines) };
  }
  const assetPath = assetsBeside(path);
  return { text, template: readTemplate(path, text, { values, assetPath, showOpenValues: true }) };
}

/** `terraform show -json` prints one line: then each value gets a line of its own, so that places differ. */
const inLines = (text: string): string =>
  text.trim().includes('\n') ? text : JSON.stringify(JSON.parse(text), undefined, 2);
