import { report } from './report.mjs';
import { test } from './test.mjs';

export async function handler(event) {
  const name = event.DeploymentId.split('-')[1];
  const passed = await test(name).catch(() => false);
  await report(event, passed ? 'Succeeded' : 'Failed');
}
