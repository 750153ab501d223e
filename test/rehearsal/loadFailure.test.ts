import { join } from 'node:path';
import { expect, it } from 'vitest';
import { rehearse } from '../../src/rehearsal/index.ts';
import { project, template } from './template/project.ts';

it.each([
  [
    'before.ts',
    "import { readFileSync } from 'node:fs';\n\nreadFileSync('/no/such/file');\nexport const handler = async (): Promise<void> => {};\n",
    'last ended with Error: ENOENT: no such file or directory, open ',
    ':3:1',
  ],
  [
    'before.js',
    "exports.handler = async () => 1;\nrequire('not-installed');\n",
    "last ended with Runtime.ImportModuleError: Error: Cannot find module 'not-installed'",
    '',
  ],
])('says why the hook %s did not load, and where', async (file, text, words, place) => {
  const made = project(
    {
      'template.yaml': template({ hook: 'Handler: before.handler' }),
      [`src/${file}`]: text,
      'rehearsal.yml': 'template: template.yaml\nclock: { minute: 2ms }\n',
    },
    { withEsbuild: true },
  );
  try {
    const { status, errorInformation } = await rehearse(join(made.folder, 'rehearsal.yml'));
    expect(status).toBe('Failed');
    const message = errorInformation?.message ?? '';
    expect(message).toContain('The hook CodeDeployHook_rehearsal-before did not report');
    expect(message).toContain(words);
    expect(message).toContain(join(made.folder, 'src', file) + place);
    expect(message).toMatch(
      /The isolated entry, allow-traffic\/isolate, reports Failed at once if code does not load\.$/,
    );
    expect(message).not.toContain('{');
  } finally {
    await made.remove();
  }
});
