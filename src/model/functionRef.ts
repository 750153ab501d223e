import { definedMembers } from '../lib/objects.ts';
import type { Target } from './target.ts';

/** A function as AWS names it: its name or ARN, and the version or alias that follows. */
export interface FunctionRef {
  /** As written, without the qualifier: a name, a partial ARN (`account:function:name`) or an ARN. */
  functionName: string;
  /** The bare name. */
  name: string;
  /** A version number, an alias or `$LATEST`. */
  qualifier?: string;
  /** Only a full ARN has a region. */
  region?: string;
  /** A full ARN has an account, and a partial ARN may have one. */
  accountId?: string;
}

/** What names the function in a call of AWS: its ARN if there is one, otherwise its name. */
export function callableName(target: Pick<Target, 'functionName' | 'functionArn'>): string {
  return target.functionArn ?? target.functionName;
}

const bareName = /^[\w-]{1,64}$/;
const arn =
  /^(?:(?:arn:[\w-]+:lambda:(?<region>[\w-]+):)?(?<accountId>\d{12}):)?function:(?<name>[\w-]{1,64})$/;
const qualified = /^(.*?):(\$LATEST|[\w-]+)$/;

function unqualified(text: string): FunctionRef | undefined {
  if (bareName.test(text)) return { functionName: text, name: text };
  const { name, accountId, region } = arn.exec(text)?.groups ?? {};
  if (name === undefined) return undefined;
  return {
    functionName: text,
    name,
    ...definedMembers({ region, accountId }),
  };
}

/** Reads `name`, `name:version`, a partial or a full ARN of any partition. Otherwise `undefined`. */
export function parseFunctionRef(text: string): FunctionRef | undefined {
  const plain = unqualified(text);
  if (plain) return plain;
  const [, rest, qualifier] = qualified.exec(text) ?? [];
  const ref = rest === undefined ? undefined : unqualified(rest);
  return ref && qualifier !== undefined ? { ...ref, qualifier } : undefined;
}
