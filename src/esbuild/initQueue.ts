/**
 * The preset puts this file before everything else in a bundle (`inject`). It makes the queue into
 * which a hook's handlers put the work that is better done before the first event. Whoever makes the
 * queue waits for it. `owner` says who that is: if another bundle or the process of the isolated
 * entry loads this bundle, the queue is theirs.
 */
const name = Symbol.for('allow-traffic.init');

// The bundle's own `module`; the footer sees the same one. An ES module has none: nothing waits.
if (typeof module === 'object' && !(name in globalThis)) {
  Reflect.set(globalThis, name, Object.assign([], { owner: module }));
}

export {};
