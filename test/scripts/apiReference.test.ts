import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { apiDoors } from '../../scripts/generate/api/apiDoors.ts';
import { ApiLinks } from '../../scripts/generate/api/apiLinks.ts';
import { apiPage } from '../../scripts/generate/api/apiPage.ts';
import { readApi, type Api } from '../../scripts/generate/api/readApi.ts';
import { undocumented } from '../../scripts/generate/api/undocumented.ts';

const folder = mkdtempSync(join(tmpdir(), 'allow-traffic-api-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function apiOf(text: string): Api {
  const source = join(folder, 'index.ts');
  writeFileSync(source, text);
  return readApi([{ name: 'example', source, page: 'docs/api/example.md' }]);
}

const documented = `/** An example. */

/** What is mentioned. */
interface Mentioned {
  /** A member. */
  readonly deep: 1;
}

/** Options of {@link make}. */
export interface MakeOptions {
  /**
   * How many.
   * @default 1
   */
  count?: number | 'all';
  /** A list. */
  list: {
    /** Its name. */
    name: string;
  }[];
}

/** Makes one. */
export function make({ count = 1 }: MakeOptions): Mentioned {
  return { deep: count as 1 };
}
`;

// `.ci/run` holds the package's own names to it: `npm run check:docs`.
describe('the API reference', () => {
  it('has a page for each module that package.json exports', () => {
    const pages = apiDoors().map(({ name, source, page }) => [name, source, page]);
    expect(pages).toContainEqual(['allow-traffic', 'src/index.ts', 'docs/api/allow-traffic.md']);
    expect(pages).toContainEqual([
      'allow-traffic/testing',
      'src/tryOut/index.ts',
      'docs/api/testing.md',
    ]);
  });

  it('shows signatures, members with types and defaults, and types that are only mentioned', () => {
    const api = apiOf(documented);
    const page = apiPage(api.modules[0]!, api, new ApiLinks(api));
    expect(page).toContain('function make(options: MakeOptions): Mentioned;');
    expect(page).toContain('Options of [`make`](#make).');
    expect(page).toContain("| `count?` | `number \\| 'all'` | 1 | How many. |");
    expect(page).toContain('| `list[].name` | `string` | required | Its name. |');
    expect(page).toContain('### Mentioned');
    expect(undocumented(api)).toEqual([]);
  });

  it('names the file and line of everything without a docstring', () => {
    // Without their texts, the lines stay where they are.
    const bare = documented.replace(/\/\*\*[^]*?\*\//g, (one) => one.replace(/[^\n]/g, ''));
    const found = undocumented(apiOf(bare)).map((one) => one.replace(/^.*index\.ts:/, ''));
    expect(found).toEqual([
      '1: the module has no docstring at the top of its source',
      '24: make has no docstring',
      '10: MakeOptions has no docstring',
      '15: MakeOptions.count has no docstring',
      '15: the option MakeOptions.count has no @default',
      '17: MakeOptions.list has no docstring',
      '19: MakeOptions.list[].name has no docstring',
      '4: Mentioned has no docstring',
      '6: Mentioned.deep has no docstring',
    ]);
  });
});
