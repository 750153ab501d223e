import type { PlacedResource, Template } from '../../template/template.ts';
import type { Guard } from './guard.ts';

/** A guard without what depends on the function's own settings, and what the template has of the function. */
export interface GuardRequest extends Omit<Guard, 'alias'> {
  readonly template: Template;
  readonly resource: PlacedResource | undefined;
  /** The alias that the user names. */
  readonly givenAlias: string | undefined;
}
