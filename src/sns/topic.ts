/** What the ARN of a topic says. */
export interface Topic {
  readonly arn: string;
  readonly region: string;
  readonly isFifo: boolean;
}

const form = /^arn:aws[\w-]*:sns:([a-z0-9-]+):\d{12}:(?=.{1,256}$)[\w-]+(\.fifo)?$/;

/** Reads the ARN of a topic in any partition; `undefined` if it is something else. */
export function parseTopicArn(arn: string): Topic | undefined {
  const [, region, fifo] = form.exec(arn) ?? [];
  return region === undefined ? undefined : { arn, region, isFifo: fifo !== undefined };
}
