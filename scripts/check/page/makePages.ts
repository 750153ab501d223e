import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sample } from '../../../test/page/sample.ts';

/** What an attacker's function may answer. */
export const hostile =
  '</style></title><script>document.title = "owned"</script><img src="http://127.0.0.1:9/x" onerror="alert(1)"> \u001b[31mred\u001b[0m \u202e';

/** Runs the built command line; it must end with `code`. */
function run(code: number, ...args: string[]): void {
  const ended = spawnSync(process.execPath, ['dist/cli.js', ...args], { encoding: 'utf8' });
  if (ended.status === code) return;
  throw new Error(
    `allow-traffic ${args.join(' ')} ended with ${String(ended.status)}, not ${code}:\n${ended.stdout}${ended.stderr}`,
  );
}

/** Pages as users get them, by what they show. The folder gets the files. */
export function makePages(folder: string): Record<string, string> {
  const path = (name: string): string => join(folder, name);
  const report = (code: number, name: string, record: unknown): string => {
    writeFileSync(path(`${name}.json`), JSON.stringify(record));
    run(code, 'report', path(`${name}.json`), '--reporter', `html=${path(`${name}.html`)}`);
    return path(`${name}.html`);
  };
  run(1, 'rehearse', 'examples/broken.yml', '--reporter', `html=${path('failed.html')}`);
  run(1, 'rehearse', 'examples/canary.yml', '--reporter', `html=${path('shifted.html')}`);
  const { AfterAllowTraffic: hook } = sample('too slow').hookReports;
  return {
    failed: path('failed.html'),
    shifted: path('shifted.html'),
    hostile: report(1, 'hostile', sample(hostile)),
    hook: report(1, 'hook', hook),
    several: report(1, 'several', {
      status: 'Failed',
      deployments: [sample(), { ...sample(), deploymentId: 'd-OTHER0001' }],
    }),
  };
}
