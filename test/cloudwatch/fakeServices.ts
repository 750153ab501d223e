import type {
  AlarmState,
  MetricName,
  MetricQuery,
  Services,
} from '../../src/cloudwatch/services.ts';

/** What AWS answers, as data; a metric's values are asked for by its query. */
export interface FakeAnswers {
  alarms?: (look: number) => readonly Partial<AlarmState>[];
  values?: (query: MetricQuery) => readonly number[];
  configName?: string;
  creator?: string;
  startedAt?: number;
  group?: { enabled: boolean; names: string[] };
}

export interface FakeServices extends Services {
  /** The names of the calls, in order. */
  readonly calls: string[];
  readonly asked: MetricQuery[];
}

export const metric: MetricName = {
  namespace: 'AWS/Lambda',
  metricName: 'Errors',
  dimensions: { FunctionName: 'myfunc' },
};

/** Calls to AWS that are answered at once. */
export function fakeServices(answers: FakeAnswers = {}): FakeServices {
  const calls: string[] = [];
  const asked: MetricQuery[] = [];
  let looks = 0;
  return {
    calls,
    asked,
    alarms: async (names) => {
      calls.push('alarms');
      looks += 1;
      const found = answers.alarms?.(looks) ?? names.map((name) => ({ name }));
      return found.map((one) => ({
        name: 'a',
        state: 'OK',
        reason: '',
        metrics: [metric],
        ...one,
      }));
    },
    metricValues: async (queries) => {
      calls.push('metricValues');
      asked.push(...queries);
      return queries.map((query) => [...(answers.values?.(query) ?? [1])]);
    },
    deployment: async () => {
      calls.push('deployment');
      return {
        applicationName: 'shop',
        groupName: 'orders',
        configName: answers.configName ?? 'CodeDeployDefault.LambdaLinear10PercentEvery1Minute',
        creator: answers.creator ?? 'user',
        startedAt: answers.startedAt ?? Date.now() - 600_000,
      };
    },
    groupAlarms: async () => {
      calls.push('groupAlarms');
      return answers.group ?? { enabled: true, names: ['a'] };
    },
  };
}
