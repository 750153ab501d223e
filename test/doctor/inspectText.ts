import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Inspection } from '../../src/doctor/finding.ts';
import { inspect } from '../../src/doctor/inspect.ts';
import { openText } from '../../src/doctor/openTemplates.ts';

export const corpus = 'test/doctor/corpus';

export const fileOf = (name: string): string =>
  join(corpus, name === 'terraform' ? 'terraform.json' : `${name}.yaml`);

export const textOf = (name: string): string => readFileSync(fileOf(name), 'utf8');

/** What the rules find in a text, on a fixed day. */
export const inspectText = (text: string, path: string = fileOf('sam')): Promise<Inspection> =>
  inspect([openText(path, text)], { today: new Date('2026-11-22') });
