import type { HookEventName } from '../../model/lifecycleEvents.ts';
import type {
  PlacedResource,
  Template,
  TemplateDeployment,
  TemplateFunction,
} from '../../template/template.ts';
import type { Value } from '../../template/value.ts';
import type { HookCode } from './hookCode.ts';

/** One deployment that names a function as its hook. */
export interface HookUse {
  readonly event: HookEventName;
  readonly deployment: TemplateDeployment;
  /** How the deployment names it. */
  readonly named: Value<string>;
  /** The function that is deployed; `undefined` if it is not in the template. */
  readonly target?: TemplateFunction;
}

/** A function of the template that deployments name as their hook. */
export interface Hook {
  readonly fn: TemplateFunction;
  readonly uses: readonly HookUse[];
  readonly code: HookCode;
}

/** What rules look at: the template, and what follows from it. */
export interface DoctorModel {
  readonly template: Template;
  /** The resources that may exist, by logical ID. */
  readonly resources: ReadonlyMap<string, PlacedResource>;
  /** The deployments that are not switched off. */
  readonly deployments: readonly TemplateDeployment[];
  readonly hooks: readonly Hook[];
  /** The day on which the template is looked at. */
  readonly today: Date;
}
