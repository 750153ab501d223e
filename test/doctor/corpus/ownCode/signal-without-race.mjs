import { report } from './report.mjs';
import { test } from './test.mjs';

export async function handler(event) {
  let status = 'Failed';
  try {
    const signal = AbortSignal.timeout(10_000);
    if (await test(process.env.NEW_VERSION, signal)) status = 'Succeeded';
  } catch (error) {
    console.log(error);
  }
  await report(event, status);
}
