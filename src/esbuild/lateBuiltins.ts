/**
 * Rewrites four files of the SDK, so that they load modules of Node when these are first needed. As the SDK
 * writes them, every hook loads them: file promises for configuration files, WebCrypto for ids, and web
 * streams to ask whether an answer is one.
 */

/** The file that reads configuration files. */
export const lateFilePromises = (source: string): string =>
  source.replace(
    'import { readFile as fsReadFile } from "node:fs/promises";',
    'import { promises } from "node:fs";\nconst fsReadFile = (...given) => promises.readFile(...given);',
  );

/**
 * The file that makes ids. It chooses between WebCrypto and its own way when it loads, but every Node that runs
 * these bundles has WebCrypto.
 */
export const lateCrypto = (source: string): string =>
  source.replace(
    /^const decimalToHex = [^]*^export function bindV4\(getRandomValues\) \{[^]*return \(\) => crypto\.randomUUID\(\);[^]*^\}$/m,
    'export function bindV4() {\n    return () => crypto.randomUUID();\n}',
  );

/** The file that asks what a stream is: none that has a `pipe` is a web stream or a blob. */
export const lateStreamTypes = (source: string): string =>
  source
    .replace(
      'typeof ReadableStream ===',
      'typeof stream?.pipe !== "function" && typeof ReadableStream ===',
    )
    .replace('typeof Blob ===', 'typeof blob?.pipe !== "function" && typeof Blob ===');

/** The file that makes agents for plain HTTP. An ES module's import of `node:http` loads all that it may lead to. */
export const directHttp = (source: string): string =>
  source.replace('await import("node:http")', 'process.getBuiltinModule("node:http")');
