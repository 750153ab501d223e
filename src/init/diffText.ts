import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import type { PlannedFile } from './initPlan.ts';

/** The changes of a plan as one unified diff, which `git apply` takes. */
export const diffText = (files: readonly PlannedFile[]): string => files.map(diffOf).join('');

const diffOf = ({ path, before, after }: PlannedFile): string =>
  createTwoFilesPatch(
    before === undefined ? '/dev/null' : `a/${path}`,
    `b/${path}`,
    before ?? '',
    after,
    undefined,
    undefined,
    { context: 3, headerOptions: FILE_HEADERS_ONLY },
  );
