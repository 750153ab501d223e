import { basename } from 'node:path';
import type { ApiName } from './apiName.ts';
import type { Api, ApiModule } from './readApi.ts';
import { sectionsOf } from './apiSections.ts';

/** Links a name to its heading, seen from one page. `undefined` for a name that no page has. */
export type Linker = (name: string) => string | undefined;

/** The headings of every page, as anchors. */
export class ApiLinks {
  readonly #places = new Map<string, Map<string, string>>();
  readonly #modules: readonly ApiModule[];

  constructor({ modules, checker }: Api) {
    this.#modules = modules;
    for (const module of modules) {
      const headings = sectionsOf(module, this.ownNames(module), checker).flatMap(
        ({ title, names }) => [title, ...names.map(({ name }) => name)],
      );
      this.#places.set(module.name, anchors(headings));
    }
  }

  /** What a module's page describes: what no page before it does. */
  ownNames(module: ApiModule): readonly ApiName[] {
    const before = this.#modules.slice(0, this.#modules.indexOf(module));
    return module.exported.filter(({ symbol }) => !before.some((one) => has(one, symbol)));
  }

  /** The page that describes a name: its own if it has the name. */
  linker(from: ApiModule): Linker {
    const order = [from, ...this.#modules.filter((module) => module !== from)];
    return (name) => {
      const module = order.find((one) => this.#places.get(one.name)?.has(name));
      const anchor = module && this.#places.get(module.name)?.get(name);
      if (module === undefined || anchor === undefined) return undefined;
      return module === from ? `#${anchor}` : `${basename(module.page)}#${anchor}`;
    };
  }
}

const has = (module: ApiModule, symbol: ApiName['symbol']): boolean =>
  module.exported.some((one) => one.symbol === symbol);

/** The anchors that GitHub gives to headings that are single words, by heading. */
function anchors(headings: readonly string[]): Map<string, string> {
  const counts = new Map<string, number>();
  return new Map(
    headings.map((heading) => {
      const slug = heading.toLowerCase().replaceAll(' ', '-');
      const count = counts.get(slug) ?? 0;
      counts.set(slug, count + 1);
      return [heading, count === 0 ? slug : `${slug}-${count}`];
    }),
  );
}
