import { report } from './report.mjs';
import { test } from './test.mjs';

export async function handler(event) {
  const passed = await test(process.env.NEW_VERSION);
  await report(event, passed ? 'Succeeded' : 'Failed');
}
