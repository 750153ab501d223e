import type { PolicyStatement } from '../../policy/statements.ts';

/** A hook to build. */
export interface HookRequest {
  /** The property that names it. */
  readonly prop: 'before' | 'after';
  readonly event: 'BeforeAllowTraffic' | 'AfterAllowTraffic';
  /** `hooks/before.ts` or `hooks.ts#before`. */
  readonly module: string;
}

/** What the process that builds hooks is told. */
export interface BuildRequest {
  /** Gets a folder for each hook, and one for the on-failure destination. */
  readonly folder: string;
  readonly hooks: readonly HookRequest[];
  /** Variables that the hooks read while they load. */
  readonly environment: Readonly<Record<string, string>>;
}

/** The code of a hook, and what it needs. */
export interface BuiltHook {
  readonly prop: 'before' | 'after';
  /** A folder that is a function's code. */
  readonly folder: string;
  /** For `ALLOW_TRAFFIC_HANDLER`: `index.handler`. */
  readonly handler: string;
  /** The same as `allow-traffic policy` writes, for the event of this hook. */
  readonly statements: readonly PolicyStatement[];
  /** Each ends the sentence "cannot tell ...". */
  readonly cannotTell: readonly string[];
}

/** What the process answers. */
export type BuildAnswer =
  | {
      readonly hooks: readonly BuiltHook[];
      /** The code of `reportFailedDelivery`, with the handler `index.handler`. */
      readonly failedDelivery: string;
    }
  | { readonly error: string };
