import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { handlerParts, moduleFile } from '../../../template/functions/handlerFile.ts';
import type { TemplateFunction } from '../../../template/template.ts';
import { noteAt, type PlanContext } from '../planContext.ts';

/** The last Node.js runtime that includes version 2 of the SDK. */
const lastWithSdkV2 = 16;

/** Tells the user if a handler needs version 2 of the SDK, which only its own, older runtime includes. */
export function noteOldSdk(
  context: PlanContext,
  { logicalId, runtime }: TemplateFunction,
  { codeUri, handler = '' }: { readonly codeUri?: string; readonly handler?: string },
): void {
  // A container image has no folder.
  if (!codeUri || runtime?.known !== true || !statSync(codeUri).isDirectory()) return;
  const [, major] = /^nodejs(\d+)\./.exec(runtime.value) ?? [];
  const parts = handlerParts(handler);
  const file = parts && moduleFile(codeUri, parts.module);
  if (file === undefined || major === undefined || Number(major) > lastWithSdkV2) return;
  if (!/['"]aws-sdk(\/|['"])/.test(readFileSync(file, 'utf8')) || findsSdk(file)) return;
  const message = `'${logicalId}' uses version 2 of the AWS SDK, which ${runtime.value} includes and nodejs22.x does not; install it: npm install --no-save aws-sdk`;
  noteAt(context, runtime.at, message);
}

function findsSdk(file: string): boolean {
  try {
    createRequire(file).resolve('aws-sdk');
    return true;
  } catch {
    return false;
  }
}
