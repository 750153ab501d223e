import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the source files of a CDK app say, as far as their text tells. */
export interface CdkSources {
  /** Where the alias is made: the file, and the name of its variable. */
  readonly alias?: { readonly file: string; readonly variable: string };
  /** The variable of a deployment group. */
  readonly group?: string;
  /** The file that gives a deployment group a hook before the shift. */
  readonly hook?: string;
}

const notSources = new Set(['node_modules', 'cdk.out', 'dist', 'build', 'test', 'tests', 'hooks']);

/** Reads the source files of an app. It runs none of them. */
export function cdkSources(root: string): CdkSources {
  const texts = [...sourceFiles(root, '')].map((file) => ({
    file,
    text: readFileSync(join(root, file), 'utf8'),
  }));
  const hook = texts.find(({ text }) =>
    /\bpreHook\b|\baddPreHook\(|\bGuardedDeployment\(/.test(text),
  );
  const aliased = texts.flatMap(({ file, text }) => {
    const variable = assigned(text, 'Alias') ?? /(\w+)\s*=[^;=]*\.addAlias\(/.exec(text)?.[1];
    return variable === undefined ? [] : [{ file, variable }];
  });
  const group = texts.map(({ text }) => assigned(text, 'LambdaDeploymentGroup')).find(Boolean);
  return {
    ...(aliased[0] && { alias: aliased[0] }),
    ...(group !== undefined && { group }),
    ...(hook && { hook: hook.file }),
  };
}

/** The variable or the member that an instance of a class is assigned to. */
const assigned = (text: string, className: string): string | undefined =>
  new RegExp(
    `((?:this\\.)?\\w+)(?:\\s*:\\s*[\\w.]+)?\\s*=\\s*new\\s+(?:\\w+\\.)?${className}\\(`,
  ).exec(text)?.[1];

function* sourceFiles(root: string, folder: string): Generator<string> {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!notSources.has(entry.name) && !entry.name.startsWith('.'))
        yield* sourceFiles(root, path);
    } else if (/\.[mc]?[jt]s$/.test(entry.name) && !/\.d\.[mc]?ts$/.test(entry.name)) {
      yield path;
    }
  }
}
