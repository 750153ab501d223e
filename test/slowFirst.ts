import { relative } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes longest, as the start of a path. On a clean checkout vitest knows no durations. */
const slow = [
  'test/guarantee/faultMatrix',
  'test/guarantee',
  'test/flow',
  'test/layer',
  'test/cli',
  'test/rehearsal/rehearse',
  'test/scripts/soak',
  'test/esbuild/preset',
  'test/trail/trail',
  'test/rehearsal/lambda',
];

function rank({ moduleId }: TestSpecification): number {
  const path = relative(process.cwd(), moduleId);
  const index = slow.findIndex((start) => path.startsWith(start));
  return index === -1 ? slow.length : index;
}

/** Starts the files that take longest first, so that no worker is left alone with one of them. */
export class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.sort((one, other) => rank(one) - rank(other));
  }
}
