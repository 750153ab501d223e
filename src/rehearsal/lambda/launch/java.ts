import { join } from 'node:path';
import { latestVersion } from './latestVersion.ts';
import type { Machine } from './machine.ts';
import { notInstalled } from './notInstalled.ts';
import type { FindLaunch, LaunchRequest } from './runtimeLaunch.ts';

const GROUP = 'com.amazonaws';
const CLIENT = 'aws-lambda-java-runtime-interface-client';
const MAIN = 'com.amazonaws.services.lambda.runtime.api.client.AWSLambda';

/** The client and what it needs itself. */
const ARTIFACTS = [CLIENT, 'aws-lambda-java-core', 'aws-lambda-java-serialization'];

/** Starts AWS's runtime interface client with the class path of Lambda. */
export const launchJava: FindLaunch = async (request, machine) => {
  const { runtime, handler = '', memorySizeMb } = request.config;
  const java = await findJava(runtime, machine);
  const own = classPath(request, machine);
  const client = hasClient(request, own, machine) ? [] : clientOfMaven(runtime, machine);
  // The heap's share of the memory is that of Lambda's own Java.
  const heap = `-Xmx${Math.floor(memorySizeMb * 0.85)}m`;
  const path = [...own, ...client].join(':');
  return {
    command: [
      java,
      heap,
      '-XX:+UseSerialGC',
      '-XX:TieredStopAtLevel=1',
      '-cp',
      path,
      MAIN,
      handler,
    ],
    variables: {},
  };
};

async function findJava(runtime: string, machine: Machine): Promise<string> {
  const { JAVA_HOME } = machine.env;
  const candidates = [...(JAVA_HOME ? [join(JAVA_HOME, 'bin', 'java')] : []), 'java'];
  for (const java of candidates) {
    if ((await machine.run(java, ['-version'])) !== undefined) return java;
  }
  const version = /\d+/.exec(runtime)?.[0] ?? '21';
  throw notInstalled(
    `the runtime ${runtime} needs Java, and there is no java in JAVA_HOME or on the PATH; install it: ` +
      (machine.platform === 'darwin'
        ? `brew install openjdk@${version}`
        : `apt-get install openjdk-${version}-jre-headless`),
  );
}

/** The code's classes, its `lib`, and `java/lib` of the layers. */
function classPath({ taskRoot, optRoot }: LaunchRequest, machine: Machine): string[] {
  const folders = [join(taskRoot, 'lib'), ...(optRoot ? [join(optRoot, 'java', 'lib')] : [])];
  const jars = folders.flatMap((folder) =>
    machine
      .list(folder)
      .filter((name) => name.endsWith('.jar'))
      .map((name) => join(folder, name)),
  );
  return [taskRoot, ...jars];
}

const hasClient = ({ taskRoot }: LaunchRequest, jars: string[], machine: Machine): boolean =>
  jars.some((jar) => jar.includes(CLIENT)) ||
  machine.isFile(join(taskRoot, `${MAIN.replaceAll('.', '/')}.class`));

/** Lambda adds the client itself, so that most code leaves it out. Maven keeps what it fetched. */
function clientOfMaven(runtime: string, machine: Machine): string[] {
  const { HOME = '' } = machine.env;
  const folder = join(HOME, '.m2', 'repository', ...GROUP.split('.'));
  return ARTIFACTS.map((artifact) => {
    const version = latestVersion(machine.list(join(folder, artifact)));
    const jar = join(folder, artifact, version ?? '', `${artifact}-${version}.jar`);
    if (version !== undefined && machine.isFile(jar)) return jar;
    throw notInstalled(
      `the runtime ${runtime} needs AWS's runtime interface client, and neither the code nor Maven's repository has ${artifact}; ` +
        `fetch it: mvn dependency:get -Dartifact=${GROUP}:${CLIENT}:2.6.0`,
    );
  });
}
