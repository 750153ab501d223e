/** What the supervisor and the runtime need of the memory beside the child's heap. */
const ownMemoryMb = 110;
const leastHeapMb = 64;

/** The function's memory in MB, as Lambda says it. */
export const functionMemoryMb = (): number =>
  Number(process.env['AWS_LAMBDA_FUNCTION_MEMORY_SIZE'] ?? '') || 512;

/** What is of this process alone: its heap, its debugger, and its own program where that is a text. */
const own =
  /^(--(max-old-space-size|max-semi-space-size|eval|print|input-type|inspect[\w-]*)(=|$)|-(e|p|pe)$)/;

/** Node's own options, without those, and without the value that stands behind one of them. */
function inherited(options: readonly string[]): string[] {
  let dropping = false;
  return options.filter((option) => {
    if (option.startsWith('-')) dropping = own.test(option);
    return !dropping;
  });
}

/** How node is started for the child, up to the program, which comes next. */
export function nodeArguments(options: readonly string[] = process.execArgv): string[] {
  const heapMb = Math.max(leastHeapMb, functionMemoryMb() - ownMemoryMb);
  const heap = `--max-old-space-size=${heapMb}`;
  return [...inherited(options), heap, '--input-type=commonjs', '--eval'];
}
