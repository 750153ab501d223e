import { codeDeployOperationNames } from '../../codedeploy/codeDeployOperations.ts';
import { createFaults, type Faults } from '../../http/faults.ts';
import { cloudWatchOperationNames } from '../../cloudwatch/cloudWatchOperations.ts';
import { snsOperationNames } from '../../sns/snsOperations.ts';
import { lambdaRoutes } from '../../http/protocols/lambdaRoutes.ts';
import type { RehearsalSettings } from '../rehearsalFile.ts';
import { RehearsalFileError } from '../rehearsalFileError.ts';
import type { YamlSource } from '../source/yamlSource.ts';
import { suggest } from '../../../lib/suggest.ts';

/** Every operation of the stand-in, as `service.Operation`. */
const operationNames: readonly string[] = [
  ...codeDeployOperationNames.map((name) => `codedeploy.${name}`),
  ...lambdaRoutes.map(({ operation }) => `lambda.${operation}`),
  ...cloudWatchOperationNames.map((name) => `cloudwatch.${name}`),
  ...snsOperationNames.map((name) => `sns.${name}`),
];

/** Throws a {@link RehearsalFileError} if a fault is not valid or is not for an operation. */
export function checkFaults(source: YamlSource, { faults = {} }: RehearsalSettings): Faults {
  for (const [key, fault] of Object.entries(faults)) {
    const path = ['faults', key];
    if (!operationNames.includes(key)) {
      const hint = suggest(key, operationNames, 'a name such as codedeploy.GetDeployment');
      throw new RehearsalFileError(
        source.path,
        source.positionOfKey(path),
        `faults: '${key}' is not an operation of the stand-in${hint}`,
      );
    }
    try {
      createFaults({ [key]: fault });
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      throw source.error(path, error.message);
    }
  }
  return faults;
}
