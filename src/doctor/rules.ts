import type { Rule } from './rule.ts';
import { hookGuardsItself } from './rules/hook/hookGuardsItself.ts';
import { hookTimeout } from './rules/hook/hookTimeout.ts';
import { vpcWithoutRoute } from './rules/hook/vpcWithoutRoute.ts';
import { hookName } from './rules/names/hookName.ts';
import { invokePermission } from './rules/permissions/invokePermission.ts';
import { reportPermission } from './rules/permissions/reportPermission.ts';

/** Every rule, in the order of the documents. */
export const rules: readonly Rule[] = [
  hookName,
  reportPermission,
  invokePermission,
  hookGuardsItself,
  hookTimeout,
  vpcWithoutRoute,
];
