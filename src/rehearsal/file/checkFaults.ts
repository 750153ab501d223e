import { createFaults, type Faults } from '../http/faults.ts';
import { didYouMean } from './didYouMean.ts';
import { operationNames } from './operationNames.ts';
import type { RehearsalFile } from './rehearsalFile.ts';
import { RehearsalFileError } from './rehearsalFileError.ts';
import type { YamlSource } from './yamlSource.ts';

/** Throws a {@link RehearsalFileError} where a fault is for no operation or is not written right. */
export function checkFaults(source: YamlSource, { faults = {} }: RehearsalFile): Faults {
  for (const [key, fault] of Object.entries(faults)) {
    const path = ['faults', key];
    if (!operationNames.includes(key)) {
      throw new RehearsalFileError(
        source.path,
        source.positionOfKey(path),
        `faults: '${key}' is no operation of the stand-in${didYouMean(key, operationNames) || '; expected one such as codedeploy.GetDeployment or lambda.Invoke'}`,
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
