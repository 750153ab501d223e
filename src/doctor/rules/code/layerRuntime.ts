import type { TemplateFunction } from '../../../template/template.ts';
import { layerHandler } from '../../model/hookCode.ts';
import { allForms, type Rule } from '../../rule.ts';

const supported = ['nodejs22.x', 'nodejs24.x'];

/** The layer is built for these runtimes. */
export const layerRuntime: Rule = {
  id: 'layer-runtime',
  severity: 'error',
  title: 'The runtime does not run the handler of the layer.',
  looksAt: `The runtime of functions whose handler is one of [the layer](layer.md). The layer supports ${supported.join(' and ')}.`,
  whatToDo: 'Set `Runtime: nodejs24.x`.',
  forms: allForms,
  check: ({ template }) =>
    template.functions.filter(isOfLayer).flatMap(({ logicalId, runtime }) => {
      if (runtime?.known !== true || supported.includes(runtime.value)) return [];
      if (runtime.value.includes('${')) return [];
      const message = `'${logicalId}' runs a handler of the layer on ${runtime.value}; expected ${supported.join(' or ')}`;
      return [{ at: runtime.at, message }];
    }),
};

const isOfLayer = ({ handler }: TemplateFunction): boolean =>
  handler?.known === true && layerHandler.test(handler.value);
