/** The method and path of an operation in Lambda's restJson1 API, and the status of its answer. */
export interface LambdaRoute {
  operation: string;
  method: string;
  path: RegExp;
  status: number;
  /** A parameter of the query, and its value, that only this operation has. */
  query?: readonly [string, string];
}

/**
 * `template` is a path as in AWS's model; the route captures its labels, such as `FunctionName`.
 */
function route(operation: string, method: string, template: string, status = 200): LambdaRoute {
  const path = template.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)');
  return { operation, method, path: new RegExp(`^${path}/?$`), status };
}

const functions = '/2015-03-31/functions';
const one = `${functions}/{FunctionName}`;
const codeSigning = '/2020-06-30/functions/{FunctionName}/code-signing-config';
const eventInvokeConfig = '/2019-09-25/functions/{FunctionName}/event-invoke-config';
const provisioned = '/2019-09-30/functions/{FunctionName}/provisioned-concurrency';
const tags = '/2017-03-31/tags/{Resource}';

export const lambdaRoutes: readonly LambdaRoute[] = [
  route('Invoke', 'POST', `${one}/invocations`),
  route('CreateFunction', 'POST', functions, 201),
  route('GetFunction', 'GET', one),
  route('DeleteFunction', 'DELETE', one, 204),
  route('GetFunctionConfiguration', 'GET', `${one}/configuration`),
  route('UpdateFunctionConfiguration', 'PUT', `${one}/configuration`),
  route('UpdateFunctionCode', 'PUT', `${one}/code`),
  route('PublishVersion', 'POST', `${one}/versions`, 201),
  route('ListVersionsByFunction', 'GET', `${one}/versions`),
  route('CreateAlias', 'POST', `${one}/aliases`, 201),
  route('ListAliases', 'GET', `${one}/aliases`),
  route('GetAlias', 'GET', `${one}/aliases/{Name}`),
  route('UpdateAlias', 'PUT', `${one}/aliases/{Name}`),
  route('DeleteAlias', 'DELETE', `${one}/aliases/{Name}`, 204),
  route('ListEventSourceMappings', 'GET', '/2015-03-31/event-source-mappings'),
  route('PutFunctionEventInvokeConfig', 'PUT', eventInvokeConfig),
  route('GetFunctionEventInvokeConfig', 'GET', eventInvokeConfig),
  route('DeleteFunctionEventInvokeConfig', 'DELETE', eventInvokeConfig, 204),
  route('PutProvisionedConcurrencyConfig', 'PUT', provisioned, 202),
  { ...route('ListProvisionedConcurrencyConfigs', 'GET', provisioned), query: ['List', 'ALL'] },
  route('GetProvisionedConcurrencyConfig', 'GET', provisioned),
  route('DeleteProvisionedConcurrencyConfig', 'DELETE', provisioned, 204),
  route('GetFunctionCodeSigningConfig', 'GET', codeSigning),
  route('ListTags', 'GET', tags),
  route('TagResource', 'POST', tags, 204),
  route('UntagResource', 'DELETE', tags, 204),
];
