/** The account and region of the stand-in. */
export const account = '123456789012';
export const region = 'us-east-1';

export const functionArn = (functionName: string, qualifier: string): string =>
  `arn:aws:lambda:${region}:${account}:function:${functionName}:${qualifier}`;
