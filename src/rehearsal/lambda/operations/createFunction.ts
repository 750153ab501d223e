import { addFunction } from '../state/addFunction.ts';
import { publish } from '../state/publish.ts';
import { parseFunctionRef } from '../state/functionRef.ts';
import { configInput, describedInput, zipFile } from '../requests/codeInput.ts';
import { functionConfiguration } from '../answers/functionConfiguration.ts';
import { invalid, optionalObject, requiredString } from '../requests/inputReaders.ts';
import type { LambdaOperation } from '../lambdaOperation.ts';

/** Creates a function from a zip in the request. */
export const createFunction: LambdaOperation = async ({ host, store }, input) => {
  const { name } = parseFunctionRef(requiredString(input, 'FunctionName'));
  requiredString(input, 'Role');
  const code = optionalObject(input, 'Code');
  if (code === undefined) throw invalid('Code', undefined, 'Member must not be null');
  const config = configInput(input);
  const fn = await addFunction(
    host,
    store,
    name,
    { ...config, codeUri: zipFile(host, code) },
    describedInput(input),
  );
  const version = input['Publish'] === true ? publish(host, fn) : fn.latest;
  return functionConfiguration(host, version);
};
