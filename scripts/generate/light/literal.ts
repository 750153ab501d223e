/** Source text that stands as it is, for example the name of a constant. */
export class Code {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** The source text of plain data. */
export function literal(value: unknown): string {
  if (value instanceof Code) return value.text;
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).map(
      ([key, one]) => `${JSON.stringify(key)}: ${literal(one)}`,
    );
    return `{ ${members.join(', ')} }`;
  }
  if (value === undefined || typeof value === 'function' || typeof value === 'symbol') {
    throw new Error(`the SDK's schemas hold a ${typeof value}, which is not plain data`);
  }
  return JSON.stringify(value);
}
