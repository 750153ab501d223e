import { execFileSync } from 'node:child_process';

export type Answer = Record<string, unknown>;

/** Runs one command of the AWS CLI and reads its answer. */
export type AwsCommand = (...args: string[]) => Answer;

/** The AWS CLI for an endpoint, with made-up credentials. */
export function awsCommand(endpoint: string): AwsCommand {
  const env = {
    ...process.env,
    AWS_ACCESS_KEY_ID: 'example',
    AWS_SECRET_ACCESS_KEY: 'example',
    AWS_DEFAULT_REGION: 'us-east-1',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_MAX_ATTEMPTS: '1',
    AWS_PAGER: '',
  };
  return (...args) => {
    const all = [...args, '--endpoint-url', endpoint, '--output', 'json'];
    const answer = execFileSync('aws', all, { env, encoding: 'utf8' });
    console.log(`aws ${args.slice(0, 2).join(' ')}`);
    return answer.trim() === '' ? {} : (JSON.parse(answer) as Answer);
  };
}
