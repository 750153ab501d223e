import { execFileSync } from 'node:child_process';

export type Answer = Record<string, unknown>;

/** Runs one command of the AWS CLI and reads its answer. */
export type AwsCommand = (...args: string[]) => Answer;

/** The AWS CLI, with the endpoint, region and credentials that `serve` exports. */
export function awsCommand(exported: Record<string, string>): AwsCommand {
  const env = {
    ...process.env,
    ...exported,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_MAX_ATTEMPTS: '1',
    AWS_PAGER: '',
  };
  return (...args) => {
    const all = [...args, '--output', 'json'];
    const answer = execFileSync('aws', all, { env, encoding: 'utf8' });
    console.log(`aws ${args.slice(0, 2).join(' ')}`);
    return answer.trim() === '' ? {} : (JSON.parse(answer) as Answer);
  };
}
