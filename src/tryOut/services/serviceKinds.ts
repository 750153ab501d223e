import { duration } from '../../checks/options/duration.ts';
import { anyObject, flag, listOf, object, orInCode, text } from '../../checks/options/kinds.ts';
import type { ObjectKind, OptionalKind } from '../../checks/options/optionKind.ts';
import { LambdaAnswer } from '../lambda.ts';
import type { TriedDeployment } from './serviceOptions.ts';

const isAnswer = (value: unknown): boolean => value instanceof LambdaAnswer;

/** Whether a value is a list of answers, a function that makes them, or one answer to every call. */
export const isScript = (value: unknown): boolean =>
  typeof value === 'function' || Array.isArray(value) || isAnswer(value);

/** The option `http`. */
export const httpKind = (): OptionalKind => ({
  title: 'a list of answers, a function of the request, or an answer of lambda',
  acceptsInCode: isScript,
});

/** The option `metrics`. */
export const metricsKind = (): OptionalKind =>
  orInCode(
    object<{ target?: object; current?: object }>({ target: anyObject(), current: anyObject() }),
    'a function or an answer of lambda',
    (value) => typeof value === 'function' || isAnswer(value),
  );

/** The option `deployment`. */
export const deploymentKind = (): ObjectKind<TriedDeployment> =>
  object<TriedDeployment>({
    configName: text(),
    creator: text(),
    startedAgo: duration(),
    alarms: listOf(text(), 'a list of names'),
    alarmsEnabled: flag(),
  });
