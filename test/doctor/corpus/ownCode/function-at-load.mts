function variable(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set`);
  return value;
}

const version = variable('NEW_VERSION');

export function handler(): string {
  return version;
}
