import { report } from './report.mjs';
import { test } from './test.mjs';

export async function handler(event, context) {
  let status = 'Failed';
  try {
    const limit = context.getRemainingTimeInMillis() - 5000;
    const signal = AbortSignal.timeout(limit);
    const late = new Promise((_, reject) => signal.addEventListener('abort', reject));
    if (await Promise.race([test(process.env.NEW_VERSION), late])) status = 'Succeeded';
  } catch (error) {
    console.log(error);
  }
  await report(event, status);
}
