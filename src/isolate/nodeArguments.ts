/** The memory that the supervisor and the runtime need besides the child's heap. */
const ownMemoryMb = 110;
const leastHeapMb = 64;

/** The function's memory in MB. Default if Lambda does not say: 512. */
export const functionMemoryMb = (): number =>
  Number(process.env['AWS_LAMBDA_FUNCTION_MEMORY_SIZE'] ?? '') || 512;

/** Options that are for this process only: its heap, its debugger, its program if given as text. */
const own =
  /^(--(max-old-space-size|max-semi-space-size|eval|print|input-type|inspect[\w-]*)(=|$)|-(e|p|pe)$)/;

/** The other options of node. An option that is left out takes its value with it. */
function inherited(options: readonly string[]): string[] {
  let dropping = false;
  return options.filter((option) => {
    if (option.startsWith('-')) dropping = own.test(option);
    return !dropping;
  });
}

/** The arguments of node for the child, up to its program, which comes next. */
export function nodeArguments(options: readonly string[] = process.execArgv): string[] {
  const heapMb = Math.max(leastHeapMb, functionMemoryMb() - ownMemoryMb);
  const heap = `--max-old-space-size=${heapMb}`;
  return [...inherited(options), heap, '--input-type=commonjs', '--eval'];
}
