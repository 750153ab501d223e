/**
 * Put by the preset before everything else in a bundle (`inject`): makes the list into which a hook's
 * handlers put what is better done before the first event. Whoever makes it waits for it, and the
 * list says who that is: not this bundle where another one, or the process of the isolated entry,
 * loads it.
 */
const name = Symbol.for('allow-traffic.init');

// The bundle's own `module`: the footer has the same. An ES module has none, and nothing waits there.
if (typeof module === 'object' && !(name in globalThis)) {
  Reflect.set(globalThis, name, Object.assign([], { owner: module }));
}

export {};
