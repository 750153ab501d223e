/** The account and the region of the stand-in. */
export const account = '123456789012';
export const region = 'us-east-1';

/** The ARN of a function, or of the version or alias that `qualifier` names. */
export function functionArn(functionName: string, qualifier?: string): string {
  const arn = `arn:aws:lambda:${region}:${account}:function:${functionName}`;
  return qualifier === undefined ? arn : `${arn}:${qualifier}`;
}
