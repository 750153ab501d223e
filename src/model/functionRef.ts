/** A function as AWS names it: its name or unqualified ARN, and the qualifier. */
export interface FunctionRef {
  /** As written, without the qualifier: a name, a partial ARN (`account:function:name`) or an ARN. */
  functionName: string;
  /** The bare name. */
  name: string;
  /** A version number, an alias or `$LATEST`. */
  qualifier?: string;
}

const bareName = /^[\w-]{1,64}$/;
const arn = /^(arn:[\w-]+:lambda:[\w-]+:\d{12}:function|\d{12}:function|function):([\w-]{1,64})$/;
const qualified = /^(.*?):(\$LATEST|[\w-]+)$/;

function unqualified(text: string): Pick<FunctionRef, 'functionName' | 'name'> | undefined {
  if (bareName.test(text)) return { functionName: text, name: text };
  const name = arn.exec(text)?.[2];
  return name === undefined ? undefined : { functionName: text, name };
}

/** Reads `name`, `name:version`, a partial or a full ARN of any partition. Otherwise `undefined`. */
export function parseFunctionRef(text: string): FunctionRef | undefined {
  const plain = unqualified(text);
  if (plain) return plain;
  const [, rest, qualifier] = qualified.exec(text) ?? [];
  const ref = rest === undefined ? undefined : unqualified(rest);
  return ref && qualifier !== undefined ? { ...ref, qualifier } : undefined;
}
