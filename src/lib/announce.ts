import { Symbol } from './primordials.ts';

/** Registered, because `allow-traffic policy` and the module that it loads are bundles of their own. */
const listener = (): symbol => Symbol.for('allow-traffic.made');

/**
 * Tells `allow-traffic policy` what a module makes while it loads. Nobody listens anywhere else. Never throws.
 *
 * @param made - The handler, or the `run` of a check or an action: a copy of a check shares its `run`.
 * @param description - What it was made of.
 */
export function announce(made: object, description: object): void {
  try {
    (globalThis as Record<symbol, ((...told: object[]) => void) | undefined>)[listener()]?.(
      made,
      description,
    );
  } catch {
    // A hook whose module throws while it loads never reports.
  }
}
