import type { LogLine } from '../lambdaStandIn.ts';

/** Invoke's `LogType: Tail` returns this much of the log. */
const TAIL_BYTES = 4096;

/** The log of one environment, line by line: the function's output and Lambda's own lines. */
export interface ExecutionLog {
  /** Takes output of the process, in pieces of any length. */
  write(text: string): void;
  /** Takes one whole line, or several. */
  line(text: string): void;
  /** The lines that follow belong to this invocation; its tail includes those that init wrote. */
  begin(requestId: string): void;
  /** Ends the invocation's log; returns its last 4 KB. */
  end(): string;
}

/** The end of a text, cut between two characters. */
function tail(text: string): string {
  const bytes = Buffer.from(text);
  if (bytes.length <= TAIL_BYTES) return text;
  let from = bytes.length - TAIL_BYTES;
  const isContinuation = (byte: number | undefined): boolean =>
    byte !== undefined && (byte & 0xc0) === 0x80;
  while (isContinuation(bytes[from])) from += 1;
  return bytes.subarray(from).toString('utf8');
}

export function createExecutionLog(
  source: Pick<LogLine, 'functionName' | 'version'>,
  onLog: (line: LogLine) => void,
): ExecutionLog {
  let text = '';
  let partial = '';
  let requestId: string | undefined;

  function emit(line: string): void {
    text = tail(`${text}${line}\n`);
    onLog({ ...source, ...(requestId === undefined ? {} : { requestId }), text: line });
  }
  function flush(): void {
    if (partial !== '') emit(partial);
    partial = '';
  }
  return {
    write(piece) {
      // Python's runtime separates the lines of a traceback by carriage returns.
      const lines = `${partial}${piece}`.split(/\r\n|\n|\r(?!$)/);
      partial = lines.pop() ?? '';
      lines.forEach(emit);
    },
    line(whole) {
      flush();
      whole.split('\n').forEach(emit);
    },
    begin(id) {
      flush();
      requestId = id;
    },
    end() {
      flush();
      const all = text;
      text = '';
      requestId = undefined;
      return all;
    },
  };
}
