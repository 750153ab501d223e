import { report } from './report.mjs';
import { test } from './test.mjs';

const version = process.env.NEW_VERSION;
if (version === undefined) {
  throw new Error('NEW_VERSION is not set');
}

export async function handler(event) {
  const passed = await test(version).catch(() => false);
  await report(event, passed ? 'Succeeded' : 'Failed');
}
