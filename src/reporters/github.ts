import { appendFileSync } from 'node:fs';
import { relative } from 'node:path';
import { annotation } from './results/annotation.ts';
import { caseText } from './results/caseText.ts';
import { jobSummary } from './results/jobSummary.ts';
import { isBad, suitesOf, type Case, type Suite } from './results/suites.ts';
import type { Reporter, ReporterKind, ReporterOptions } from './reporter.ts';
import type { RunResult } from './runResult.ts';

/**
 * For GitHub Actions: an annotation for each problem, and a job summary. The runner reads commands from
 * stderr too, so stdout may hold a document. `github=FILE` writes the summary there.
 *
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export const github: ReporterKind = { open: openGithub };

function openGithub({ out, errors, env, subject }: ReporterOptions): Reporter {
  return {
    end: (result) => {
      if (out.path !== undefined) {
        out.write(jobSummary(result));
        return;
      }
      for (const line of annotations(result, subject, env)) errors.writeCommand(line);
      const { GITHUB_STEP_SUMMARY: path } = env;
      if (path === undefined || path === '') return;
      try {
        appendFileSync(path, jobSummary(result));
      } catch (error) {
        // The summary decorates a result that is shown elsewhere.
        const why = error instanceof Error ? error.message : String(error);
        errors.writeCommand(
          annotation('warning', { title: 'allow-traffic' }, `no job summary: ${why}`),
        );
      }
    },
  };
}

function annotations(
  result: RunResult,
  subject: string | undefined,
  env: ReporterOptions['env'],
): string[] {
  const file =
    subject === undefined ? {} : { file: relative(env['GITHUB_WORKSPACE'] ?? '.', subject) };
  return suitesOf(result).flatMap((suite) => [
    ...suite.cases.filter(isTop).flatMap((one) => {
      const level = levels[one.verdict];
      if (level === undefined) return [];
      const title = `${suite.name}: ${one.path.join(' › ')} ${one.check.outcome}`;
      return [annotation(level, { ...file, title }, caseText(one.check))];
    }),
    ...problem(suite, file),
  ]);
}

/** GitHub shows ten errors of a step: nested checks are in the message of the one that they are in. */
const isTop = ({ path, check }: Case): boolean =>
  path.length === 1 || (path.length === 2 && path[0] === check.functionName);

const levels: Partial<Record<Case['verdict'], 'error' | 'warning'>> = {
  failed: 'error',
  errored: 'error',
  noted: 'warning',
};

const problem = (suite: Suite, file: { file?: string }): string[] =>
  suite.problem === undefined || !isBad(suite)
    ? []
    : [annotation('error', { ...file, title: `${suite.name} ${suite.status}` }, suite.problem)];
