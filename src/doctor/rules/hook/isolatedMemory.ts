import { placeOf } from '../../model/places.ts';
import { allForms, type Rule } from '../../rule.ts';

const [defaultMemory, advised] = [128, 256];

/** The checks run in a child process: two processes need more memory than one. */
export const isolatedMemory: Rule = {
  id: 'isolated-memory',
  severity: 'warning',
  title: 'The hook has little memory for two processes.',
  looksAt:
    'The `MemorySize` of hooks that run their checks in a child process: the handlers of the layer, and the isolated entry. Two processes need about 120 MB before the first check runs.',
  whatToDo: 'Set `MemorySize` to 256 or more.',
  forms: allForms,
  check: (model) =>
    model.hooks.flatMap(({ fn, code }) => {
      if (!code.isIsolated || fn.memorySize?.known === false) return [];
      const size = fn.memorySize?.value ?? defaultMemory;
      const from = fn.memorySize === undefined ? ", Lambda's default" : '';
      const message = `the hook '${fn.logicalId}' has ${size} MB${from}; expected ${advised} or more`;
      return size >= advised ? [] : [{ at: placeOf(model, fn, 'MemorySize'), message }];
    }),
};
