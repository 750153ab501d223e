import { PassThrough } from 'node:stream';
import type { WriteStream } from 'node:tty';
import type { ReporterChoice } from '../../src/reporters/chooseReporters.ts';
import { openReporters } from '../../src/reporters/openReporters.ts';
import type { RunResult } from '../../src/reporters/runResult.ts';

/** What reporters write of a run whose function logged these texts. */
export async function writtenBy(
  given: readonly ReporterChoice[],
  result: RunResult,
  logged: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<{ stdout: string; stderr: string }> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const streams = {
    stdout: stdout as unknown as WriteStream,
    stderr: stderr as unknown as WriteStream,
  };
  const reporters = await openReporters(given, { ...streams, env, verbose: true });
  for (const text of logged) {
    reporters.onProgress({ type: 'log', functionName: 'orders', version: '2', text });
  }
  await reporters.end(result);
  reporters.close();
  return { stdout: String(stdout.read() ?? ''), stderr: String(stderr.read() ?? '') };
}
