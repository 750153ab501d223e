import { account, region } from '../../arns.ts';

export interface HookFunction {
  functionName: string;
  qualifier?: string;
  /** What is wrong with the reference: the end of a sentence. */
  mistake?: string;
}

/** The function of a hook in an AppSpec: a name or an ARN, each with or without a qualifier. */
export function hookFunction(reference: string): HookFunction {
  if (!reference.startsWith('arn:')) {
    const [functionName = '', qualifier] = reference.split(':');
    return { functionName, ...(qualifier !== undefined && { qualifier }) };
  }
  const [, , service, hookRegion, hookAccount, kind, functionName = '', qualifier] =
    reference.split(':');
  const found = { functionName, ...(qualifier !== undefined && { qualifier }) };
  if (service !== 'lambda' || kind !== 'function' || functionName === '') {
    return { ...found, mistake: `'${reference}', which is not the ARN of a function` };
  }
  if (hookAccount !== account) {
    return {
      ...found,
      mistake: `of another account, ${hookAccount ?? ''}: '${reference}'; expected '${functionName}', or account ${account}`,
    };
  }
  if (hookRegion !== region) {
    return {
      ...found,
      mistake: `in another region, ${hookRegion ?? ''}: '${reference}'; expected '${functionName}', or region ${region}`,
    };
  }
  return found;
}
