import type { LogLine } from '../lambdaStandIn.ts';

/** Invoke's `LogType: Tail` returns this much of the log. */
const TAIL_BYTES = 4096;

/** What one environment writes, line by line: its function's output and the platform's own lines. */
export interface ExecutionLog {
  /** Output of the process, in pieces of any length. */
  write(text: string): void;
  /** A whole line, or several. */
  line(text: string): void;
  /** From now on lines belong to this invocation; what init has written stays in front of them. */
  begin(requestId: string): void;
  /** The last 4 KB since the last invocation's end; the next one starts afresh. */
  end(): string;
}

/** The end of a text, cut at a character. */
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
      const lines = `${partial}${piece}`.split('\n');
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
