import { parseFunctionRef } from '../../../model/functionRef.ts';
import { account, region } from '../../arns.ts';

export interface HookFunction {
  functionName: string;
  qualifier?: string;
  /** What is wrong with the reference: the end of a sentence. */
  mistake?: string;
}

/** The function of a hook in an AppSpec: a name or an ARN, each with or without a qualifier. */
export function hookFunction(reference: string): HookFunction {
  const ref = parseFunctionRef(reference);
  if (ref === undefined) {
    const mistake = `'${reference}', which is not the ARN of a function`;
    // Any other text is a name that no function has.
    return { functionName: reference, ...(reference.startsWith('arn:') && { mistake }) };
  }
  const { name: functionName, qualifier } = ref;
  const found = { functionName, ...(qualifier !== undefined && { qualifier }) };
  if (ref.accountId !== undefined && ref.accountId !== account) {
    return {
      ...found,
      mistake: `of another account, ${ref.accountId}: '${reference}'; expected '${functionName}', or account ${account}`,
    };
  }
  if (ref.region !== undefined && ref.region !== region) {
    return {
      ...found,
      mistake: `in another region, ${ref.region}: '${reference}'; expected '${functionName}', or region ${region}`,
    };
  }
  return found;
}
