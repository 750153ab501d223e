import Module from 'node:module';
import { dirname, join } from 'node:path';

/** What this file uses of Node.js's loader of CommonJS modules. */
interface Loader {
  _extensions: Record<string, (module: NodeJS.Module, path: string) => void>;
}

/** The file of version 2 of the SDK that makes its global configuration. */
const configFile = /[/\\]aws-sdk[/\\]lib[/\\]node_loader\.js$/;

/** The services of the stand-in, as version 2 calls them in its configuration. */
const services = ['codedeploy', 'lambda', 'cloudwatch', 'sns'];

/**
 * Version 2 of the SDK, which nodejs16.x and older include, reads no `AWS_ENDPOINT_URL`. Its global
 * configuration gets the stand-in's endpoints once it is loaded; what a hook sets itself still wins.
 */
export function provideSdkV2(env: NodeJS.ProcessEnv): void {
  const { _extensions: extensions } = Module as unknown as Loader;
  const load = extensions['.js'];
  if (load === undefined) return;
  extensions['.js'] = (module, path) => {
    load(module, path);
    if (!configFile.test(path)) return;
    const { config } = module.require(join(dirname(path), 'core.js')) as {
      config: Record<string, unknown>;
    };
    for (const service of services) {
      const endpoint = env[`AWS_ENDPOINT_URL_${service.toUpperCase()}`];
      if (endpoint !== undefined) config[service] = { endpoint };
    }
  };
}
