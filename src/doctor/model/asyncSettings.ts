import { member, memberAt, referenceOf, type TemplateNode } from '../../template/source/node.ts';
import type { TemplateFunction } from '../../template/template.ts';
import { numberValue, textValue, type Value } from '../../template/value.ts';
import type { DoctorModel } from './doctorModel.ts';

/** What Lambda does with events that a function does not take. */
export interface AsyncSettings {
  readonly hasDestination: boolean;
  readonly destination?: Value<string> | undefined;
  readonly retries?: Value<number> | undefined;
  /** Seconds. */
  readonly age?: Value<number> | undefined;
}

/** The settings of a function, in its own properties or in a resource of their own. */
export function asyncSettings({ resources }: DoctorModel, fn: TemplateFunction): AsyncSettings {
  const own = member(resources.get(fn.logicalId)?.properties, 'EventInvokeConfig');
  const apart = [...resources.values()].find(
    ({ type, properties }) =>
      type === 'AWS::Lambda::EventInvokeConfig' && names(member(properties, 'FunctionName'), fn),
  );
  const settings = own ?? apart?.properties;
  const destination = memberAt(settings, 'DestinationConfig', 'OnFailure');
  return {
    hasDestination: destination !== undefined && destination.kind !== 'absent',
    destination: textValue(member(destination, 'Destination')),
    retries: numberValue(member(settings, 'MaximumRetryAttempts')),
    age: numberValue(member(settings, 'MaximumEventAgeInSeconds')),
  };
}

const names = (node: TemplateNode | undefined, { logicalId, name }: TemplateFunction): boolean =>
  referenceOf(node)?.logicalId === logicalId ||
  (node?.kind === 'scalar' && name.known && node.text === name.value);
