import { cdk } from './formats/cdk.ts';
import { json } from './formats/json.ts';
import type { PolicyFormat } from './formats/policyFormat.ts';
import { sam } from './formats/sam.ts';
import { terraform } from './formats/terraform.ts';

/** How `allow-traffic policy` can write, by the name of `--format`. */
export const formats: Readonly<Record<'json' | 'sam' | 'cdk' | 'terraform', PolicyFormat>> = {
  json,
  sam,
  cdk,
  terraform,
};

/** The name of a format. */
export type FormatName = keyof typeof formats;
