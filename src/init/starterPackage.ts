/** What init starts a project's `package.json` with. */
export interface PackageContent {
  readonly workspaces?: unknown;
  readonly scripts?: Readonly<Record<string, string>>;
  readonly [key: string]: unknown;
}

/** The test script that `npm init` writes. */
const placeholder = 'no test specified';

/**
 * The text of a `package.json` that `npm install` or `npm init` made, with what it lacks of the starting project's:
 * its own keys stay. `undefined` if it is no such file: no JSON object, or with workspaces of its own.
 */
export function starterPackage(text: string, starter: PackageContent): string | undefined {
  const own = parsed(text);
  if (own === undefined || 'workspaces' in own) return undefined;
  const scripts = Object.entries(own.scripts ?? {}).filter(
    ([, script]) => typeof script !== 'string' || !script.includes(placeholder),
  );
  const merged = {
    ...starter,
    ...own,
    scripts: { ...starter.scripts, ...Object.fromEntries(scripts) },
  };
  return `${JSON.stringify(merged, undefined, 2)}\n`;
}

function parsed(text: string): PackageContent | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as PackageContent) : undefined;
  } catch {
    return undefined;
  }
}
