import type { RehearsalResult } from './rehearsalResult.ts';

/** What `--json` prints: the result of the only deployment, or those of several. */
export type RehearsalDocument =
  | RehearsalResult
  | {
      /** `Succeeded` if all of them did; otherwise `Failed` if one did. */
      status: RehearsalResult['status'];
      /** In the order of the template. */
      deployments: RehearsalResult[];
    };

/** One document for the results of `rehearseAll`. */
export function rehearsalDocument(deployments: RehearsalResult[]): RehearsalDocument {
  const [first, ...others] = deployments;
  if (first !== undefined && others.length === 0) return first;
  const unlucky = deployments.filter(({ status }) => status !== 'Succeeded');
  const worst = unlucky.find(({ status }) => status === 'Failed') ?? unlucky[0];
  return { status: worst?.status ?? 'Succeeded', deployments };
}
