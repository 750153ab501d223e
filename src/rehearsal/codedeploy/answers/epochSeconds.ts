/** A time as awsJson1.1 has it. */
export const epochSeconds = (date: Date): number => date.getTime() / 1000;

/** `{ [member]: seconds }`, or an empty object if there is no time yet. */
export function optionalTime(member: string, date: Date | undefined): Record<string, number> {
  return date === undefined ? {} : { [member]: epochSeconds(date) };
}
