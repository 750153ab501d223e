import { either, flag, listOf, matching, object, oneOf } from '../checks/options/kinds.ts';
import type { OptionKinds } from '../checks/options/optionKind.ts';
import {
  dimensionPattern,
  namespacePattern,
  type MetricsOptions,
} from '../hooks/metrics/metricsOptions.ts';
import type { HandlerOptions } from '../hooks/options/handlerOptions.ts';

/**
 * The handler options that JSON can hold. The target and a bypass are not among them: they change often,
 * and each has a variable of its own. Actions are code.
 */
export type HandlerJson = Omit<
  HandlerOptions,
  'target' | 'bypass' | 'onSucceeded' | 'onFailed' | 'logger'
>;

const metrics = object<MetricsOptions>({
  namespace: matching(namespacePattern.source, 'a namespace of CloudWatch, not from AWS/'),
  dimensions: {
    type: 'object',
    additionalProperties: matching(dimensionPattern.source, 'a text in ASCII'),
    maxProperties: 27,
    title: 'an object of at most 27 texts',
  },
});

/** The kinds of {@link HandlerJson}. */
export const handlerKinds: OptionKinds<HandlerJson> = {
  onInconclusive: oneOf('fail', 'pass'),
  onRollback: oneOf('run', 'succeed'),
  logPayloads: flag(),
  redact: listOf(
    matching('^(/|$)', "a JSON pointer such as '/body/token'"),
    'a list of JSON pointers',
  ),
  metrics: { ...either(flag(), metrics), title: 'true, false or { namespace?, dimensions? }' },
};
