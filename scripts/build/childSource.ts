import { build } from 'esbuild';

/** Linux allows 128 KB for one argument of a command. */
const mostBytes = 100_000;

/**
 * The source of the isolated entry's child process, as one text. The supervisor passes it to node as an
 * argument, so that it survives a user's bundler.
 */
export async function childSource(): Promise<string> {
  const child = await build({
    entryPoints: ['src/isolate/child/main.ts'],
    bundle: true,
    platform: 'node',
    target: 'node22',
    format: 'cjs',
    // Top-level declarations of a script would be globals for the user's module.
    banner: { js: '(() => {' },
    footer: { js: '})();' },
    minify: true,
    legalComments: 'none',
    write: false,
  });
  const source = child.outputFiles[0]?.text ?? '';
  const bytes = Buffer.byteLength(source);
  if (bytes === 0 || bytes > mostBytes) {
    throw new Error(`the child's source has ${bytes} bytes; expected at most ${mostBytes}`);
  }
  return source;
}
