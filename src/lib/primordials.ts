/**
 * The globals, as they were before user code ran. Checks are user code and may replace globals (fake
 * timers, polyfills), but the report must not depend on that. A lint rule makes every room that runs
 * beside user code import its globals from here. For the time, see `clock.ts`.
 *
 * Each call is marked as pure, so that a bundler drops the globals that nothing uses.
 */
function own<Name extends keyof typeof globalThis>(name: Name): (typeof globalThis)[Name] {
  return globalThis[name];
}

export const AbortController: typeof globalThis.AbortController =
  /* @__PURE__ */ own('AbortController');
export const AbortSignal: typeof globalThis.AbortSignal = /* @__PURE__ */ own('AbortSignal');
export const Array: ArrayConstructor = /* @__PURE__ */ own('Array');
export const ArrayBuffer: ArrayBufferConstructor = /* @__PURE__ */ own('ArrayBuffer');
export const Boolean: BooleanConstructor = /* @__PURE__ */ own('Boolean');
export const Buffer: typeof globalThis.Buffer = /* @__PURE__ */ own('Buffer');
export const clearTimeout: typeof globalThis.clearTimeout = /* @__PURE__ */ own('clearTimeout');
export const Date: DateConstructor = /* @__PURE__ */ own('Date');
export const Error: ErrorConstructor = /* @__PURE__ */ own('Error');
export const Float64Array: Float64ArrayConstructor = /* @__PURE__ */ own('Float64Array');
export const fetch: typeof globalThis.fetch = /* @__PURE__ */ own('fetch');
export const JSON: typeof globalThis.JSON = /* @__PURE__ */ own('JSON');
export const Map: MapConstructor = /* @__PURE__ */ own('Map');
export const Math: typeof globalThis.Math = /* @__PURE__ */ own('Math');
export const Number: NumberConstructor = /* @__PURE__ */ own('Number');
export const Object: ObjectConstructor = /* @__PURE__ */ own('Object');
export const process: typeof globalThis.process = /* @__PURE__ */ own('process');
export const Promise: PromiseConstructor = /* @__PURE__ */ own('Promise');
export const Reflect: typeof globalThis.Reflect = /* @__PURE__ */ own('Reflect');
export const RegExp: RegExpConstructor = /* @__PURE__ */ own('RegExp');
export const Set: SetConstructor = /* @__PURE__ */ own('Set');
export const setImmediate: typeof globalThis.setImmediate = /* @__PURE__ */ own('setImmediate');
export const setTimeout: typeof globalThis.setTimeout = /* @__PURE__ */ own('setTimeout');
export const String: StringConstructor = /* @__PURE__ */ own('String');
export const structuredClone: typeof globalThis.structuredClone =
  /* @__PURE__ */ own('structuredClone');
export const Symbol: SymbolConstructor = /* @__PURE__ */ own('Symbol');
export const TypeError: TypeErrorConstructor = /* @__PURE__ */ own('TypeError');
export const URLSearchParams: typeof globalThis.URLSearchParams =
  /* @__PURE__ */ own('URLSearchParams');
export const WeakMap: WeakMapConstructor = /* @__PURE__ */ own('WeakMap');
