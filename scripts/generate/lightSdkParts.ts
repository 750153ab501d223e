/**
 * `npm run light:parts`: writes the parts of the installed SDK that differ from service to service into
 * src/esbuild/light/parts: the schemas of the operations that hooks call, the errors, the partitions. With
 * `--check` it writes nothing, and fails if a file is not what it would write.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as codeDeploy from '@aws-sdk/client-codedeploy';
import * as lambda from '@aws-sdk/client-lambda';
import { errorGroups } from './light/errorGroups.ts';
import { partitionRows } from './light/partitionRows.ts';
import { schemaSource } from './light/schemaSource.ts';
import { literal } from './light/literal.ts';

/** What the package calls. A bundle that needs another one fails, because the light client has no such export. */
export const operations = {
  lambda: [
    'DeleteFunction',
    'GetAlias',
    'GetFunctionConfiguration',
    'GetProvisionedConcurrencyConfig',
    'Invoke',
    'ListAliases',
    'ListEventSourceMappings',
    'ListProvisionedConcurrencyConfigs',
    'ListVersionsByFunction',
  ],
  codedeploy: [
    'BatchGetDeploymentTargets',
    'GetApplicationRevision',
    'GetDeployment',
    'GetDeploymentGroup',
    'ListDeploymentTargets',
    'PutLifecycleEventHookExecutionStatus',
  ],
} as const;

const folder = resolve('src/esbuild/light/parts');
const heading =
  '// Written by scripts/generate/lightSdkParts.ts from the installed SDK. Do not edit.\n';

const versionOf = (name: string): string =>
  (
    JSON.parse(readFileSync(join('node_modules', name, 'package.json'), 'utf8')) as {
      version: string;
    }
  ).version;

interface ClientConfig {
  serviceId: string;
  defaultSigningName: string;
  protocolSettings: Record<string, unknown>;
  endpointProvider: (parameters: object) => { url: URL };
}

/** The constants of a service, as its client has them. */
function serviceOf(name: string, client: { config: object }): object {
  const { serviceId, defaultSigningName, protocolSettings, endpointProvider } =
    client.config as ClientConfig;
  const { hostname } = endpointProvider({ Region: 'eu-west-1' }).url;
  if (hostname !== `${defaultSigningName}.eu-west-1.amazonaws.com`) {
    throw new Error(`${name} calls ${hostname}; expected the host to begin with the signing name`);
  }
  const settings = Object.entries(protocolSettings).filter(
    ([key]) => key !== 'errorTypeRegistries',
  );
  return {
    serviceId,
    signingName: defaultSigningName,
    clientName: client.constructor.name,
    clientVersion: versionOf(name),
    protocolSettings: Object.fromEntries(settings),
  };
}

function partsOf(
  name: string,
  sdk: Record<string, unknown>,
  client: { config: object },
  wanted: readonly string[],
): string {
  return [
    heading,
    "import { lazily, type LazySchema } from '../lazily.ts';\n",
    "import type { ServiceParts } from '../serviceParts.ts';\n\n",
    schemaSource(wanted.map((operation) => sdk[`${operation}$`])),
    `export const service: ServiceParts = ${literal({
      ...serviceOf(name, client),
      errors: errorGroups(sdk),
    })};\n`,
  ].join('');
}

async function parts(): Promise<Record<string, string>> {
  const settings = { region: 'eu-west-1' };
  return {
    'lambdaParts.ts': partsOf(
      '@aws-sdk/client-lambda',
      lambda,
      new lambda.LambdaClient(settings),
      operations.lambda,
    ),
    'codedeployParts.ts': partsOf(
      '@aws-sdk/client-codedeploy',
      codeDeploy,
      new codeDeploy.CodeDeployClient(settings),
      operations.codedeploy,
    ),
    'partitions.ts': `${heading}import type { Partition } from '../serviceParts.ts';\n\nexport const partitions: readonly Partition[] = ${await partitionRows()};\n`,
  };
}

const isCheck = process.argv.includes('--check');
for (const [name, written] of Object.entries(await parts())) {
  const file = join(folder, name);
  if (!isCheck) writeFileSync(file, written);
  else if (readFileSync(file, 'utf8') !== written) {
    console.error(`${file} is not what the installed SDK gives; run npm run light:parts`);
    process.exitCode = 1;
  }
}
