/** An error of the runtime itself, with the name that AWS's Node.js runtime gives it. */
export class RuntimeError extends Error {
  constructor(name: string, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = `Runtime.${name}`;
    if (cause instanceof Error && cause.stack !== undefined) this.stack = cause.stack;
  }
}

/** Lambda's error document as the Node.js runtime writes it: with `trace`, not `stackTrace`. */
export function errorDocument(error: unknown): string {
  if (error instanceof Error) {
    return JSON.stringify({
      errorType: error.name,
      errorMessage: error.message,
      trace: (error.stack ?? '').split('\n'),
    });
  }
  return JSON.stringify({ errorType: typeof error, errorMessage: String(error), trace: [] });
}

/** The line that the runtime logs for an error: a title such as `Invoke Error`, and JSON. */
export function errorLine(title: string, error: unknown): string {
  if (!(error instanceof Error)) return `${title} \t${errorDocument(error)}`;
  const fields = { errorType: error.name, errorMessage: error.message };
  const own = Object.fromEntries(Object.entries(error));
  const stack = (error.stack ?? '').split('\n');
  try {
    return `${title} \t${JSON.stringify({ ...fields, ...own, stack })}`;
  } catch {
    return `${title} \t${JSON.stringify({ ...fields, stack })}`;
  }
}
