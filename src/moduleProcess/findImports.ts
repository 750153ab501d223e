import { registerHooks } from 'node:module';

/** What a hook that is not installed or bundled yet imports: this package, and the SDK of Lambda's runtime. */
const provided = /^(allow-traffic|@aws-sdk|@smithy)(\/|$)/;

/** TypeScript's own ways to name a file: without an extension, or with that of the compiled file. */
function candidates(specifier: string): string[] {
  if (!/^\.{0,2}\//.test(specifier)) return [];
  const compiled = /\.([mc]?)js$/.exec(specifier);
  if (compiled) return [specifier.replace(/\.([mc]?)js$/, '.$1ts')];
  return ['.ts', '.mts', '.js', '.mjs', '/index.ts', '/index.js'].map((end) => specifier + end);
}

/** Finds imports that Node.js alone does not find, but a bundler or Lambda does. */
export function findImports(): void {
  registerHooks({
    resolve(specifier, context, next) {
      try {
        return next(specifier, context);
      } catch (error) {
        const tries = provided.test(specifier)
          ? [() => next(specifier, { ...context, parentURL: import.meta.url })]
          : candidates(specifier).map((one) => () => next(one, context));
        for (const attempt of tries) {
          try {
            return attempt();
          } catch {
            // The next one may be there; the first error names what the module wrote.
          }
        }
        throw error;
      }
    },
  });
}
