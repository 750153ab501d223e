import { report } from './report.mjs';
import { test } from './test.mjs';

const { hostname } = require('node:os');

export async function handler(event) {
  console.log(hostname());
  const passed = await test(process.env.NEW_VERSION).catch(() => false);
  await report(event, passed ? 'Succeeded' : 'Failed');
}
