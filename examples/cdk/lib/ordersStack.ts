import { Duration, Stack } from 'aws-cdk-lib';
import { Alias, Runtime } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import type { Construct } from 'constructs';
import { GuardedDeployment } from './guardedDeployment.ts';

/** A function whose new versions get traffic step by step, guarded by two hooks. */
export class OrdersStack extends Stack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const orders = new NodejsFunction(this, 'Orders', {
      entry: 'orders/index.ts',
      runtime: Runtime.NODEJS_24_X,
    });
    const live = new Alias(this, 'Live', { aliasName: 'live', version: orders.currentVersion });
    const errors = orders
      .metricErrors({
        period: Duration.minutes(1),
        // As text, like the alias's ARN in the hooks' permissions.
        dimensionsMap: {
          FunctionName: orders.functionName,
          Resource: `${orders.functionName}:live`,
        },
      })
      .createAlarm(this, 'Errors', { threshold: 1, evaluationPeriods: 1 });
    new GuardedDeployment(this, 'Deployment', { alias: live, alarms: [errors] });
  }
}
