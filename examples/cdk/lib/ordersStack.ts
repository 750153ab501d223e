import { Duration, Stack } from 'aws-cdk-lib';
import { Alias, Runtime } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { GuardedDeployment } from 'allow-traffic/cdk';
import type { Construct } from 'constructs';

/** A function whose new versions get traffic step by step, guarded by two hooks. */
export class OrdersStack extends Stack {
  readonly live: Alias;
  readonly deployment: GuardedDeployment;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const orders = new NodejsFunction(this, 'Orders', {
      entry: 'orders/index.ts',
      runtime: Runtime.NODEJS_24_X,
    });
    this.live = new Alias(this, 'Live', { aliasName: 'live', version: orders.currentVersion });
    const errors = this.live
      .metricErrors({ period: Duration.minutes(1) })
      .createAlarm(this, 'Errors', { threshold: 1, evaluationPeriods: 1 });
    this.deployment = new GuardedDeployment(this, 'Deployment', {
      alias: this.live,
      before: 'hooks/before.ts',
      after: 'hooks/after.ts',
      alarms: [errors],
    });
  }
}
