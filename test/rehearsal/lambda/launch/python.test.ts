import { describe, expect, test } from 'vitest';
import { launchOn, pythonSays } from './fakeMachine.ts';

const repository = { '/repo/.git/HEAD': '' };
const python = { runtime: 'python3.12' };

describe('Python', () => {
  test('is that of the nearest virtual environment of the repository', async () => {
    const { command, variables } = await launchOn(
      {
        files: { ...repository, '/repo/.venv/bin/python': '', '/.venv/bin/python': '' },
        env: { VIRTUAL_ENV: '/elsewhere' },
        programs: {
          '/repo/.venv/bin/python': pythonSays('/usr/bin/python3.12', true),
          'python3.12': pythonSays('/usr/bin/python3.12', true),
        },
      },
      python,
    );
    expect(command).toEqual(['/repo/.venv/bin/python', '-m', 'awslambdaric', 'app.handler']);
    expect(variables['PYTHONPATH']).toBe('/repo/code');
  });

  test('is that of an active virtual environment if the repository has none', async () => {
    const { command } = await launchOn(
      {
        files: { ...repository, '/.venv/bin/python': '', '/active/bin/python': '' },
        env: { VIRTUAL_ENV: '/active' },
        programs: {
          '/.venv/bin/python': pythonSays('/.venv/bin/python', true),
          '/active/bin/python': pythonSays('/active/bin/python', true),
        },
      },
      python,
    );
    expect(command[0]).toBe('/active/bin/python');
  });

  test('is the first on the PATH that has the client, by its real path', async () => {
    const { command } = await launchOn(
      {
        programs: {
          'python3.12': pythonSays('/usr/bin/python3.12', false),
          python3: pythonSays('/usr/bin/python3.13', true),
        },
      },
      python,
    );
    expect(command[0]).toBe('/usr/bin/python3.13');
  });

  test('finds the packages of layers', async () => {
    const { variables } = await launchOn(
      { programs: { python3: pythonSays('/usr/bin/python3', true) } },
      { ...python, optRoot: '/layers' },
    );
    expect(variables['PYTHONPATH']).toBe(
      '/repo/code:/layers/python/lib/python3.12/site-packages:/layers/python',
    );
  });

  test.each([
    [
      'a virtual environment lacks the client',
      {
        files: { ...repository, '/repo/venv/bin/python': '', '/repo/venv/bin/pip': '' },
        programs: { '/repo/venv/bin/python': pythonSays('/usr/bin/python3', false) },
      },
      "the runtime python3.12 needs awslambdaric, AWS's runtime interface client, which /repo/venv/bin/python does not have; install it: /repo/venv/bin/python -m pip install awslambdaric boto3",
    ],
    [
      'a virtual environment of uv lacks the client',
      {
        files: { ...repository, '/repo/.venv/bin/python': '' },
        programs: { '/repo/.venv/bin/python': pythonSays('/usr/bin/python3', false) },
      },
      'install it: uv pip install --python /repo/.venv/bin/python awslambdaric boto3',
    ],
    [
      'no Python has the client',
      { programs: { python3: pythonSays('/usr/bin/python3', false) } },
      'which /usr/bin/python3 does not have; install it: python3 -m venv .venv && .venv/bin/pip install awslambdaric boto3',
    ],
    [
      'there is no Python',
      {},
      'the runtime python3.12 needs Python, and neither python3.12 nor python3 is on the PATH; install it: apt-get install python3 python3-venv',
    ],
    ['there is no Python on a Mac', { platform: 'darwin' }, 'brew install python@3.12'],
  ])('says how to install what is missing: %s', async (_what, machine, sentence) => {
    await expect(launchOn(machine, python)).rejects.toThrow(sentence);
  });
});
