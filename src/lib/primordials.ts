/**
 * The globals, as they were before user code ran. Checks are user code and may replace globals (fake
 * timers, polyfills), but the report must not depend on that. A lint rule makes every room that runs
 * beside user code import its globals from here. For the time, see `clock.ts`.
 */
export const AbortController: typeof globalThis.AbortController = globalThis.AbortController;
export const AbortSignal: typeof globalThis.AbortSignal = globalThis.AbortSignal;
export const Array: ArrayConstructor = globalThis.Array;
export const ArrayBuffer: ArrayBufferConstructor = globalThis.ArrayBuffer;
export const Boolean: BooleanConstructor = globalThis.Boolean;
export const Buffer: typeof globalThis.Buffer = globalThis.Buffer;
export const clearTimeout: typeof globalThis.clearTimeout = globalThis.clearTimeout;
export const Date: DateConstructor = globalThis.Date;
export const Error: ErrorConstructor = globalThis.Error;
export const JSON: typeof globalThis.JSON = globalThis.JSON;
export const Map: MapConstructor = globalThis.Map;
export const Math: typeof globalThis.Math = globalThis.Math;
export const Number: NumberConstructor = globalThis.Number;
export const Object: ObjectConstructor = globalThis.Object;
export const process: typeof globalThis.process = globalThis.process;
export const Promise: PromiseConstructor = globalThis.Promise;
export const Reflect: typeof globalThis.Reflect = globalThis.Reflect;
export const RegExp: RegExpConstructor = globalThis.RegExp;
export const Set: SetConstructor = globalThis.Set;
export const setImmediate: typeof globalThis.setImmediate = globalThis.setImmediate;
export const setTimeout: typeof globalThis.setTimeout = globalThis.setTimeout;
export const String: StringConstructor = globalThis.String;
export const structuredClone: typeof globalThis.structuredClone = globalThis.structuredClone;
export const Symbol: SymbolConstructor = globalThis.Symbol;
export const TypeError: TypeErrorConstructor = globalThis.TypeError;
export const URLSearchParams: typeof globalThis.URLSearchParams = globalThis.URLSearchParams;
export const WeakMap: WeakMapConstructor = globalThis.WeakMap;
export const WeakSet: WeakSetConstructor = globalThis.WeakSet;
