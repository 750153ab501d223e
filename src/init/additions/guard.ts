import type { UsedCheck } from '../../policy/neededActions.ts';
import type { TemplateDeployment, TemplateFunction } from '../../template/template.ts';

/** Everything that the additions to a template depend on. */
export interface Guard {
  readonly fn: TemplateFunction;
  readonly alias: string;
  /** Its gradual deployment, if it has one already. */
  readonly deployment: TemplateDeployment | undefined;
  /** The name of the function's condition. */
  readonly condition: string | undefined;
  readonly hook: HookCode;
  readonly ids: GuardIds;
  /** What comes after `CodeDeployHook_` and the stack's name. */
  readonly nameEnd: string;
}

/** The code of a hook, as a template names it. */
export interface HookCode {
  /** The folder of the hooks, relative to the template. */
  readonly codeUri: string;
  /** The name of the hook's module, without its extension. */
  readonly module: string;
  readonly isTypeScript: boolean;
  readonly runtime: string;
  /** The checks in it, for its permissions. */
  readonly checks: readonly UsedCheck[];
}

/** The logical IDs of the resources that are added. */
export interface GuardIds {
  readonly hook: string;
  readonly failedDelivery: string;
  readonly alarm: string;
}

/** The name of the module that the on-failure destination runs, without its extension. */
export const failedDeliveryModule = 'failedDelivery';
