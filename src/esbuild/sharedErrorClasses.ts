/** What tells the SDK's error classes from one another. */
interface ErrorClass {
  name: string;
  fault: string;
  members: string[];
  /** As a literal; `undefined` if the class has none. */
  shapeId: string | undefined;
}

const lines = (texts: readonly string[]): string => texts.map((text) => `${text}\n`).join('');

/** The SDK writes each class like this. */
const written = ({ name, fault, members, shapeId }: ErrorClass): string => `\
export class ${name} extends __BaseException {
${lines(shapeId === undefined ? [] : [`    static shapeId = ${shapeId};`])}\
    name = "${name}";
    $fault = "${fault}";
${lines(members.map((member) => `    ${member};`))}\
    constructor(opts) {
        super({
            name: "${name}",
            $fault: "${fault}",
            ...opts,
        });
        Object.setPrototypeOf(this, ${name}.prototype);
${lines(members.map((member) => `        this.${member} = opts.${member};`))}\
    }
}
`;

/** Makes the class that {@link written} says. */
const shared = `
function sharedErrorClass(name, fault, members, shapeId) {
  const Shared = { [name]: class extends __BaseException {
    name = name;
    $fault = fault;
    constructor(opts) {
      super({ name, $fault: fault, ...opts });
      Object.setPrototypeOf(this, Shared.prototype);
      for (const member of members) this[member] = opts[member];
    }
  } }[name];
  if (shapeId) Shared.shapeId = shapeId;
  return Shared;
}
`;

function readClass(text: string): ErrorClass {
  const first = (pattern: RegExp): string | undefined => pattern.exec(text)?.[1];
  return {
    name: first(/^export class (\w+)/) ?? '',
    fault: first(/^ {4}\$fault = "(\w+)";$/m) ?? '',
    members: [...text.matchAll(/^ {4}(\w+);$/gm)].map(([, member = '']) => member),
    shapeId: first(/^ {4}static shapeId = ("[^"\\]*");$/m),
  };
}

/**
 * Makes the SDK's error classes by one function: a client has up to a hundred, which differ in names and
 * members only. A class that the SDK writes in another way stays as it is.
 */
export function sharedErrorClasses(source: string): string {
  const rewritten = source.replace(/^export class .*?^\}\n/gms, (text) => {
    const read = readClass(text);
    if (text !== written(read)) return text;
    const { name, fault, members, shapeId } = read;
    const given = [name, fault, members].map((one) => JSON.stringify(one));
    return `export const ${name} = /* @__PURE__ */ sharedErrorClass(${[...given, shapeId].join(', ')});\n`;
  });
  return rewritten === source ? source : rewritten + shared;
}
