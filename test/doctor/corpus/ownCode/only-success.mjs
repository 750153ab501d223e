import { report } from './report.mjs';

export async function handler(event) {
  // The status can be 'Succeeded' or 'Failed'.
  await report(event, 'Succeeded');
}
