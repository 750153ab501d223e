import { describe, expect, test } from 'vitest';
import { launchOn, type FakeMachine } from './fakeMachine.ts';

/** The start of a program of the ELF format. */
function elf(machine: number): Buffer {
  const head = Buffer.alloc(64);
  head.write('\x7fELF', 'latin1');
  head.writeUInt16LE(machine, 18);
  return head;
}

describe('an OS-only runtime', () => {
  const provided = { runtime: 'provided.al2023' };

  test('starts the bootstrap of the code', async () => {
    const files = { '/repo/code/bootstrap': elf(0x3e), '/layers/bootstrap': '' };
    const launch = await launchOn({ files }, { ...provided, optRoot: '/layers' });
    expect(launch).toEqual({ command: ['/repo/code/bootstrap'], variables: {} });
  });

  test('starts the bootstrap of a layer if the code has none', async () => {
    const files = { '/layers/bootstrap': '#!/bin/sh' };
    const { command } = await launchOn({ files }, { ...provided, optRoot: '/layers' });
    expect(command).toEqual(['/layers/bootstrap']);
  });

  test.each<[string, FakeMachine, string]>([
    [
      'is not there',
      {},
      'the runtime provided.al2023 starts a program called bootstrap, and there is none in /repo/code; build it, for example: sam build',
    ],
    [
      'is not executable',
      {
        files: { '/repo/code/bootstrap': '#!/bin/sh' },
        notExecutable: ['/repo/code/bootstrap'],
      },
      '/repo/code/bootstrap is not executable, which Lambda refuses too; make it so: chmod +x /repo/code/bootstrap',
    ],
    [
      'is for another processor',
      { files: { '/repo/code/bootstrap': elf(0xb7) } },
      '/repo/code/bootstrap is a program for Linux on arm64, and this machine is linux on x64; build it for this machine, for example: GOOS=linux GOARCH=amd64 go build -o /repo/code/bootstrap',
    ],
    [
      'is for another system',
      { files: { '/repo/code/bootstrap': elf(0xb7) }, platform: 'darwin', arch: 'arm64' },
      'and this machine is darwin on arm64',
    ],
  ])('has a problem if its bootstrap %s', async (_what, machine, sentence) => {
    expect((await launchOn(machine, provided)).problem).toContain(sentence);
  });
});

describe('Node.js', () => {
  test.each(['20.20.2', '22.17.1'])(
    'is the one that runs the rehearsal, unless that is %s',
    async (nodeVersion) => {
      await expect(launchOn({ nodeVersion }, {})).rejects.toThrow(
        `the runtime nodejs24.x needs Node.js 22.18 or newer here, and this is ${nodeVersion}; run the rehearsal with a newer Node.js`,
      );
    },
  );

  test.each(['22.18.0', '24.0.0'])(
    'is the one that runs the rehearsal: %s',
    async (nodeVersion) => {
      const { command } = await launchOn({ nodeVersion }, {});
      expect(command[0]).toBe(process.execPath);
    },
  );
});

describe('Java', () => {
  const java = { runtime: 'java21', handler: 'shop.Orders::handle', memorySize: 512 };
  const client = 'aws-lambda-java-runtime-interface-client';
  const maven = '/home/me/.m2/repository/com/amazonaws';

  test('starts the client of the class path, with the jars of code and layers', async () => {
    const files = {
      [`/repo/code/lib/${client}-2.6.0.jar`]: '',
      '/repo/code/lib/notes.txt': '',
      '/layers/java/lib/common.jar': '',
    };
    const { command } = await launchOn(
      { files, programs: { java: '' } },
      { ...java, optRoot: '/layers' },
    );
    expect(command).toEqual([
      ...['java', '-Xmx435m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-cp'],
      `/repo/code:/repo/code/lib/${client}-2.6.0.jar:/layers/java/lib/common.jar`,
      'com.amazonaws.services.lambda.runtime.api.client.AWSLambda',
      'shop.Orders::handle',
    ]);
  });

  test('takes the newest client that Maven has fetched if the code has none', async () => {
    const jars = [
      `${maven}/${client}/2.6.0/${client}-2.6.0.jar`,
      `${maven}/${client}/2.10.1/${client}-2.10.1.jar`,
      `${maven}/aws-lambda-java-core/1.3.0/aws-lambda-java-core-1.3.0.jar`,
      `${maven}/aws-lambda-java-serialization/1.1.5/aws-lambda-java-serialization-1.1.5.jar`,
    ];
    const { command } = await launchOn(
      {
        files: Object.fromEntries(jars.map((jar) => [jar, ''])),
        env: { HOME: '/home/me', JAVA_HOME: '/jdk' },
        programs: { '/jdk/bin/java': '' },
      },
      java,
    );
    expect(command[0]).toBe('/jdk/bin/java');
    expect(command[5]).toBe(['/repo/code', ...jars.slice(1)].join(':'));
  });

  test.each<[string, FakeMachine, string]>([
    ['Java', {}, 'install it: apt-get install openjdk-21-jre-headless'],
    ['Java on a Mac', { platform: 'darwin' }, 'install it: brew install openjdk@21'],
    [
      'the client',
      { programs: { java: '' } },
      `neither the code nor Maven's repository has ${client}; fetch it: mvn dependency:get -Dartifact=com.amazonaws:${client}:2.6.0`,
    ],
  ])('says how to install %s', async (_what, machine, sentence) => {
    await expect(launchOn(machine, java)).rejects.toThrow(sentence);
  });
});

describe('Ruby', () => {
  const ruby = { runtime: 'ruby3.4' };

  test('starts the client with the gems of code and layers', async () => {
    const programs = { ruby: '/opt/ruby/bin/ruby\n3.4.0\n/gems:/more\n' };
    expect(await launchOn({ programs }, { ...ruby, optRoot: '/layers' })).toEqual({
      command: [
        ...['/opt/ruby/bin/ruby', '-raws_lambda_ric/bootstrap', '-e', 'Bootstrap.start'],
        'app.handler',
      ],
      variables: {
        GEM_PATH: '/repo/code/vendor/bundle/ruby/3.4.0:/layers/ruby/gems/3.4.0:/gems:/more',
        RUBYLIB: '/repo/code:/layers/ruby/lib',
      },
    });
  });

  test('says how to install it', async () => {
    await expect(launchOn({}, ruby)).rejects.toThrow('install it: apt-get install ruby-full');
  });
});

describe('.NET', () => {
  const store = '/home/me/.dotnet/tools/.store/amazon.lambda.testtool';
  const support = `${store}/0.15.0/amazon.lambda.testtool/0.15.0/content/Amazon.Lambda.RuntimeSupport/net8.0/Amazon.Lambda.RuntimeSupport.TestTool.dll`;
  const machine = { programs: { dotnet: '' }, env: { HOME: '/home/me' } };

  test('starts an executable assembly', async () => {
    const files = { '/repo/code/Orders.dll': '' };
    const { command, problem } = await launchOn(
      { ...machine, files },
      { runtime: 'dotnet8', handler: 'Orders' },
    );
    expect(command).toEqual(['dotnet', 'exec', '/repo/code/Orders.dll']);
    expect(problem).toBeUndefined();
  });

  test("starts a class library under AWS's runtime support", async () => {
    const files = {
      [support]: '',
      '/repo/code/Orders.deps.json': '',
      '/repo/code/Orders.runtimeconfig.json': '',
    };
    const handler = 'Orders::Shop.Orders::Handle';
    const { command } = await launchOn({ ...machine, files }, { runtime: 'dotnet8', handler });
    expect(command).toEqual([
      ...['dotnet', 'exec', '--depsfile', '/repo/code/Orders.deps.json'],
      ...['--runtimeconfig', '/repo/code/Orders.runtimeconfig.json', support, handler],
    ]);
  });

  test.each<[string, FakeMachine, string, string]>([
    ['.NET', {}, 'Orders', 'install it: apt-get install dotnet-sdk-8.0'],
    [
      'the runtime support',
      machine,
      'Orders::Shop.Orders::Handle',
      'install it: dotnet tool install -g Amazon.Lambda.TestTool',
    ],
  ])('says how to install %s', async (_what, fake, handler, sentence) => {
    await expect(launchOn(fake, { runtime: 'dotnet8', handler })).rejects.toThrow(sentence);
  });
});
