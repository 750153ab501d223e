import { join } from 'node:path';
import { notInstalled } from './notInstalled.ts';
import type { FindLaunch } from './runtimeLaunch.ts';

const PROBE =
  'gem "aws_lambda_ric"; puts RbConfig.ruby, RbConfig::CONFIG["ruby_version"], Gem.path.join(":")';

/**
 * Starts AWS's runtime interface client. Its own program requires Bundler and a Gemfile, which Lambda
 * does not.
 */
export const launchRuby: FindLaunch = async ({ config, taskRoot, optRoot }, machine) => {
  const { runtime, handler = '' } = config;
  const printed = await machine.run('ruby', ['-e', PROBE]);
  if (printed === undefined) {
    const isInstalled = (await machine.run('ruby', ['--version'])) !== undefined;
    throw notInstalled(
      isInstalled
        ? `the runtime ${runtime} needs aws_lambda_ric, AWS's runtime interface client, which ruby does not have; install it: gem install aws_lambda_ric`
        : `the runtime ${runtime} needs Ruby, and there is no ruby on the PATH; install it: ` +
            (machine.platform === 'darwin' ? 'brew install ruby' : 'apt-get install ruby-full'),
    );
  }
  const [ruby = 'ruby', version = '', gems = ''] = printed.trim().split(/\r?\n/);
  const layers = optRoot === undefined ? [] : [join(optRoot, 'ruby', 'gems', version)];
  const libraries = optRoot === undefined ? [] : [join(optRoot, 'ruby', 'lib')];
  return {
    command: [ruby, '-raws_lambda_ric/bootstrap', '-e', 'Bootstrap.start', handler],
    variables: {
      GEM_PATH: [join(taskRoot, 'vendor', 'bundle', 'ruby', version), ...layers, gems].join(':'),
      RUBYLIB: [taskRoot, ...libraries].join(':'),
    },
  };
};
