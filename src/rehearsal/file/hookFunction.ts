import { account, region } from '../arns.ts';

export interface HookFunction {
  functionName: string;
  qualifier?: string;
  /** What is wrong with it: the end of a sentence. */
  mistake?: string;
}

/** The function that an AppSpec's hook names: a name, or an ARN, each with or without a qualifier. */
export function hookFunction(reference: string): HookFunction {
  if (!reference.startsWith('arn:')) {
    const [functionName = '', qualifier] = reference.split(':');
    return { functionName, ...(qualifier !== undefined && { qualifier }) };
  }
  const [, , service, itsRegion, itsAccount, kind, functionName = '', qualifier] =
    reference.split(':');
  const found = { functionName, ...(qualifier !== undefined && { qualifier }) };
  if (service !== 'lambda' || kind !== 'function' || functionName === '') {
    return { ...found, mistake: `'${reference}', which is no function's ARN` };
  }
  if (itsAccount !== account) {
    return {
      ...found,
      mistake: `of another account, ${itsAccount ?? ''}: '${reference}'; expected '${functionName}', or account ${account}`,
    };
  }
  if (itsRegion !== region) {
    return {
      ...found,
      mistake: `in another region, ${itsRegion ?? ''}: '${reference}'; expected '${functionName}', or region ${region}`,
    };
  }
  return found;
}
