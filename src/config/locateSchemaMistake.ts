import type { Check } from '../model/check.ts';
import { checkMistakes } from '../checks/run/options.ts';
import { optionSchema } from '../checks/payloadSchema.ts';
import { mistakeAt } from './configError.ts';

/**
 * The payloadSchema that stands at `pointer`. Its schema is compiled beside everything else, so a
 * mistake in it is found after those of the setting, when the check runs; it has its place too.
 */
export function locateSchemaMistake(check: Check, pointer: string): Check {
  if (checkMistakes(check).length > 0) return check;
  return {
    ...check,
    run: async (context) => {
      const result = await check.run(context);
      if (result?.outcome !== 'errored' || !result.message?.startsWith(optionSchema)) return result;
      const what = result.message.slice(optionSchema.length).trimStart();
      return { ...result, message: mistakeAt(`${pointer}/schema`, what) };
    },
  };
}
