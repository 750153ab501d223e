/** A time as awsJson1.1 has it. */
export const epochSeconds = (date: Date): number => date.getTime() / 1000;

/** `{ [name]: seconds }`, or nothing where there is no time yet. */
export function time(name: string, date: Date | undefined): Record<string, number> {
  return date === undefined ? {} : { [name]: epochSeconds(date) };
}
