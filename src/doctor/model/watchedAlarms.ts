import { member } from '../../template/source/node.ts';
import type {
  PlacedResource,
  TemplateDeployment,
  TemplateFunction,
} from '../../template/template.ts';
import { textValue, type Value } from '../../template/value.ts';
import { listOf } from '../permissions/rolePermissions.ts';
import type { DoctorModel } from './doctorModel.ts';
import { targetOf } from './findHooks.ts';

/** An alarm of the template that a deployment watches. */
export interface WatchedAlarm {
  readonly alarm: PlacedResource;
  readonly deployment: TemplateDeployment;
  /** The function that is deployed. */
  readonly target?: TemplateFunction | undefined;
  readonly namespace: Value<string> | undefined;
  readonly metricName: Value<string> | undefined;
  readonly dimensions: ReadonlyMap<string, Value<string>>;
}

/** The alarms of one metric that deployments watch, and that the template describes. */
export function watchedAlarms(model: DoctorModel): WatchedAlarm[] {
  return model.deployments.flatMap((deployment) =>
    deployment.alarms.flatMap((named): WatchedAlarm[] => {
      const alarm = alarmNamed(model, named);
      if (alarm?.type !== 'AWS::CloudWatch::Alarm') return [];
      const { properties } = alarm;
      return [
        {
          alarm,
          deployment,
          target: targetOf(model.template, deployment),
          namespace: textValue(member(properties, 'Namespace')),
          metricName: textValue(member(properties, 'MetricName')),
          dimensions: dimensionsOf(alarm),
        },
      ];
    }),
  );
}

function alarmNamed({ resources }: DoctorModel, named: Value<string>): PlacedResource | undefined {
  if (named.resource) return resources.get(named.resource.logicalId);
  if (!named.known) return undefined;
  return [...resources.values()].find(({ type, properties }) => {
    const name = textValue(member(properties, 'AlarmName'));
    return type === 'AWS::CloudWatch::Alarm' && name?.known === true && name.value === named.value;
  });
}

function dimensionsOf({ properties }: PlacedResource): Map<string, Value<string>> {
  const pairs = listOf(member(properties, 'Dimensions')).flatMap((one) => {
    const name = textValue(member(one, 'Name'));
    const value = textValue(member(one, 'Value'));
    return name?.known === true && value ? [[name.value, value] as const] : [];
  });
  return new Map(pairs);
}
