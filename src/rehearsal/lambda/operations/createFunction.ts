import { addTags } from '../../tags.ts';
import { functionConfiguration } from '../answers/functionConfiguration.ts';
import { AwsError } from '../../http/awsError.ts';
import type { Input } from '../../http/operation.ts';
import type { LambdaContext } from '../lambdaContext.ts';
import type { FunctionCode } from '../lambdaStandIn.ts';
import type { LambdaOperation } from '../lambdaState.ts';
import { newFunctionName } from '../requests/findTarget.ts';
import {
  invalidMember,
  optionalObject,
  optionalString,
  requiredString,
} from '../requests/inputReaders.ts';
import { readConfig, readDescription } from '../requests/readConfig.ts';
import { readTags } from '../requests/readTags.ts';
import { saveZipFile } from '../requests/saveZipFile.ts';
import { addFunction } from '../state/addFunction.ts';
import { publish } from '../state/publish.ts';

/** Creates a function from a zip in the request, or from a container image that Docker has. */
export const createFunction: LambdaOperation = async (state, input) => {
  const { context } = state;
  const name = newFunctionName(requiredString(input, 'FunctionName'));
  requiredString(input, 'Role');
  const code = optionalObject(input, 'Code');
  if (code === undefined) throw invalidMember('Code', undefined, 'Member must not be null');
  const config = { ...readConfig(input), ...readSource(context, code, input) };
  const fn = await addFunction(state, name, config, readDescription(input));
  addTags(fn.tags, readTags(input));
  const version = input['Publish'] === true ? publish(context, fn) : fn.latest;
  return functionConfiguration(version);
};

/** The zip of the request, or the image that it names. */
function readSource(
  context: LambdaContext,
  code: Input,
  input: Input,
): Pick<FunctionCode, 'codeUri' | 'imageUri' | 'command'> {
  const imageUri = optionalString(code, 'ImageUri');
  const isImage = optionalString(input, 'PackageType') === 'Image';
  if (isImage !== (imageUri !== undefined)) {
    const why = isImage ? 'Image, but Code has no ImageUri' : 'Zip, but Code has an ImageUri';
    throw new AwsError('InvalidParameterValueException', `PackageType is ${why}`);
  }
  if (imageUri === undefined) {
    if (!optionalString(input, 'Runtime') || !optionalString(input, 'Handler')) {
      throw new AwsError(
        'InvalidParameterValueException',
        'Runtime and Handler are mandatory parameters for functions created with deployment packages.',
      );
    }
    return { codeUri: saveZipFile(context, code) };
  }
  const { Command } = optionalObject(input, 'ImageConfig') ?? {};
  const command = Array.isArray(Command) && Command.length > 0 ? Command.map(String) : undefined;
  return { codeUri: '', imageUri, ...(command && { command }) };
}
