import { codeDeployOperationNames } from '../codedeploy/codeDeployOperations.ts';
import { lambdaRoutes } from '../http/lambdaRoutes.ts';

/** Every operation of the stand-in, as `service.Operation`. */
export const operationNames: readonly string[] = [
  ...codeDeployOperationNames.map((name) => `codedeploy.${name}`),
  ...lambdaRoutes.map(({ operation }) => `lambda.${operation}`),
];
