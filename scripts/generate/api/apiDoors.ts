import { readFileSync } from 'node:fs';

/** A module that users import: one entry of `exports` in package.json that has types. */
export interface ApiDoor {
  /** As users import it: `allow-traffic/rehearsal`. */
  readonly name: string;
  /** Its source: `src/rehearsal/index.ts`. */
  readonly source: string;
  /** Its page: `docs/api/rehearsal.md`. */
  readonly page: string;
}

interface Conditions {
  types?: string;
  import?: { types?: string };
}

/** Every module that package.json exports, in its order. */
export function apiDoors(): ApiDoor[] {
  const text = readFileSync('package.json', 'utf8');
  const { name, exports } = JSON.parse(text) as {
    name: string;
    exports: Record<string, string | Conditions>;
  };
  return Object.entries(exports).flatMap(([subpath, target]) => {
    if (typeof target === 'string') return [];
    const types = target.types ?? target.import?.types;
    if (types === undefined) throw new Error(`package.json: exports["${subpath}"] has no types`);
    const own = subpath === '.' ? name : subpath.slice(2);
    return {
      name: subpath === '.' ? name : `${name}/${own}`,
      source: types.replace(/^\.\/dist\/types(-cjs)?\//, 'src/').replace(/\.d\.ts$/, '.ts'),
      page: `docs/api/${own}.md`,
    };
  });
}
