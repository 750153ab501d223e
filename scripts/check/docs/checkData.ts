import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parseDocument, type Tags } from 'yaml';
import { parseAppSpec } from '../../../src/deployment/appSpec.ts';
import {
  validateRehearsalFile,
  validateTemplateRehearsal,
} from '../../../src/rehearsal/file/schema/validateRehearsalFile.ts';
import { yamlSource } from '../../../src/rehearsal/file/source/yamlSource.ts';
import { scan, type CodeBlock, type Document } from './markdown.ts';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

const tags: Tags = ['!Ref', '!Sub', '!GetAtt'].map((tag) => ({
  tag,
  resolve: (text: string) => text,
}));

const ajv = new Ajv2020();
const isHookReport = ajv.compile(
  JSON.parse(readFileSync('schema/hook-report.schema.json', 'utf8')) as Record<string, unknown>,
);

function parsed({ language, text }: CodeBlock): unknown {
  if (language === 'json') return JSON.parse(text);
  const document = parseDocument(text, { customTags: tags });
  if (document.errors[0]) throw document.errors[0];
  return document.toJS() as unknown;
}

/** A reader who copies a package.json must get the version that the document describes. */
function inspectDependencies(dependencies: unknown): void {
  const range = (dependencies as Record<string, unknown> | null)?.['allow-traffic'];
  if (range === undefined || range === `^${version}`) return;
  throw new Error(`depends on allow-traffic ${JSON.stringify(range)}; expected ^${version}`);
}

/** Throws if a block looks like a rehearsal file, an AppSpec, a record or a package.json, but is not a valid one. */
async function inspect(block: CodeBlock): Promise<void> {
  const value = parsed(block);
  const has = (key: string): boolean => typeof value === 'object' && value !== null && key in value;
  if (has('dependencies')) inspectDependencies((value as Record<string, unknown>)['dependencies']);
  if (has('appspec')) validateRehearsalFile(yamlSource('(block)', block.text));
  if (has('template')) validateTemplateRehearsal(yamlSource('(block)', block.text));
  if (has('Hooks') && has('Resources')) await parseAppSpec(block.text);
  if (has('schemaVersion') && !isHookReport(value)) {
    throw new Error(`not a HookReport: ${ajv.errorsText(isHookReport.errors)}`);
  }
}

/** Mistakes in the `yaml` and `json` blocks. */
export async function dataMistakes({ path, text }: Document): Promise<string[]> {
  const blocks = scan(text).blocks.filter(({ language }) => /^(yaml|json)$/.test(language));
  const found = await Promise.all(
    blocks.map(async (block) => {
      try {
        await inspect(block);
        return [];
      } catch (error) {
        return [`${path}:${block.line}: ${error instanceof Error ? error.message : String(error)}`];
      }
    }),
  );
  return found.flat();
}
