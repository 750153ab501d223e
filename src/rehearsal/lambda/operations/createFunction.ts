import { addTags } from '../../tags.ts';
import { functionConfiguration } from '../answers/functionConfiguration.ts';
import type { LambdaOperation } from '../lambdaState.ts';
import { newFunctionName } from '../requests/findTarget.ts';
import { invalidMember, optionalObject, requiredString } from '../requests/inputReaders.ts';
import { readConfig, readDescription } from '../requests/readConfig.ts';
import { readTags } from '../requests/readTags.ts';
import { saveZipFile } from '../requests/saveZipFile.ts';
import { addFunction } from '../state/addFunction.ts';
import { publish } from '../state/publish.ts';

/** Creates a function from a zip in the request. */
export const createFunction: LambdaOperation = async (state, input) => {
  const { context } = state;
  const name = newFunctionName(requiredString(input, 'FunctionName'));
  requiredString(input, 'Role');
  const code = optionalObject(input, 'Code');
  if (code === undefined) throw invalidMember('Code', undefined, 'Member must not be null');
  const config = { ...readConfig(input), codeUri: saveZipFile(context, code) };
  const fn = await addFunction(state, name, config, readDescription(input));
  addTags(fn.tags, readTags(input));
  const version = input['Publish'] === true ? publish(context, fn) : fn.latest;
  return functionConfiguration(version);
};
