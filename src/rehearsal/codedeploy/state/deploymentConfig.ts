/** How the traffic of a Lambda deployment is shifted, in the shape of CodeDeploy's model. */
export type TrafficRouting =
  | { type: 'AllAtOnce' }
  | {
      type: 'TimeBasedCanary';
      timeBasedCanary: { canaryPercentage: number; canaryInterval: number };
    }
  | {
      type: 'TimeBasedLinear';
      timeBasedLinear: { linearPercentage: number; linearInterval: number };
    };

export interface DeploymentConfig {
  readonly deploymentConfigId: string;
  readonly deploymentConfigName: string;
  readonly createTime: Date;
  readonly computePlatform: string;
  readonly trafficRouting: TrafficRouting;
}

export interface TrafficStep {
  /** Minutes to wait after the step before. */
  afterMinutes: number;
  /** The share of the traffic that the target version gets. */
  percent: number;
}

/** The steps of a shift, in order. */
export function trafficSteps(routing: TrafficRouting): TrafficStep[] {
  if (routing.type === 'AllAtOnce') return [{ afterMinutes: 0, percent: 100 }];
  if (routing.type === 'TimeBasedCanary') {
    const { canaryPercentage, canaryInterval } = routing.timeBasedCanary;
    return [
      { afterMinutes: 0, percent: canaryPercentage },
      { afterMinutes: canaryInterval, percent: 100 },
    ];
  }
  const { linearPercentage, linearInterval } = routing.timeBasedLinear;
  const steps = Math.ceil(100 / linearPercentage);
  return Array.from({ length: steps }, (_, step) => ({
    afterMinutes: step === 0 ? 0 : linearInterval,
    percent: Math.min(100, (step + 1) * linearPercentage),
  }));
}

export const canary = (canaryPercentage: number, canaryInterval: number): TrafficRouting => ({
  type: 'TimeBasedCanary',
  timeBasedCanary: { canaryPercentage, canaryInterval },
});

export const linear = (linearPercentage: number, linearInterval: number): TrafficRouting => ({
  type: 'TimeBasedLinear',
  timeBasedLinear: { linearPercentage, linearInterval },
});
