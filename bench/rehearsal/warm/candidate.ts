/** Something that invokes a function on this machine. */
export interface Candidate {
  name: string;
  /** Where the function runs. */
  runsIn: 'a process of its own' | 'a thread' | 'the same process' | 'a new process for each call';
  /** Invokes the function once and reads the whole answer. Rejects unless the function answered. */
  invoke: () => Promise<void>;
  close: () => Promise<void> | void;
}

/** The function that all of them invoke. */
export const emptyHandler = `exports.handler = async () => ({ statusCode: 200, body: 'ok' });\n`;

/** Throws if an answer is not the function's own. */
export function assertAnswer(text: string): void {
  if (!text.includes('ok')) throw new Error(`this is not the function's answer: ${text}`);
}
