import { describe, expect, test } from 'vitest';
import { answerOf, folderWith, startLocalLambda } from '../localLambda.ts';

const started = await startLocalLambda({ initLimitMs: 1000 });

/** A custom runtime, as a shell script. */
const runtime = `#!/bin/sh
api=http://$AWS_LAMBDA_RUNTIME_API/2018-06-01/runtime/invocation
while :; do
  event=$(curl -sS -D headers -X GET "$api/next")
  id=$(sed -n 's/\\r$//; s/^[Ll]ambda-[Rr]untime-[Aa]ws-[Rr]equest-[Ii]d: //p' headers)
  echo "handling $event"
  curl -sS -X POST "$api/$id/response" -d "{\\"by\\":\\"$_HANDLER\\",\\"event\\":$event}" >/dev/null
done
`;

describe('a command', () => {
  test('may be any program that speaks the Runtime API', async () => {
    await started.lambda.createFunction('shell', {
      codeUri: folderWith({ 'runtime.sh': runtime }),
      handler: 'mine',
      command: ['sh', 'runtime.sh'],
    });
    expect(await answerOf(started.client, 'shell')).toEqual({ by: 'mine', event: {} });
    expect(await answerOf(started.client, 'shell')).toEqual({ by: 'mine', event: {} });
  });

  test.each<[string, string[], unknown]>([
    [
      'does not exist',
      ['no-such-program'],
      {
        errorType: 'Runtime.InvalidEntrypoint',
        errorMessage: expect.stringContaining('no-such-program') as unknown,
      },
    ],
    [
      'ends at once',
      ['true'],
      {
        errorType: 'Runtime.ExitError',
        errorMessage: expect.stringContaining('without providing a reason') as unknown,
      },
    ],
    [
      'fails',
      ['sh', '-c', 'exit 4'],
      { errorMessage: expect.stringContaining('exit status 4') as unknown },
    ],
    ['never asks for an event', ['sleep', '600'], { errorType: 'Sandbox.Timedout' }],
  ])('that %s fails the invocation', async (what, command, expected) => {
    const name = what.replaceAll(' ', '-');
    await started.lambda.createFunction(name, { codeUri: folderWith({}), command, timeout: 1 });
    expect(await answerOf(started.client, name)).toMatchObject(expected as object);
  });
});
