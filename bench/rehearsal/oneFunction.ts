import type { RehearsalFile } from 'allow-traffic/rehearsal';

/** A rehearsal of one function, whose code is the folder of its name. */
export const oneFunction = (name: string): RehearsalFile => ({
  appspec: {
    version: 0,
    Resources: [
      {
        [name]: {
          Type: 'AWS::Lambda::Function',
          Properties: { Name: name, Alias: 'live', CurrentVersion: '1', TargetVersion: '2' },
        },
      },
    ],
  },
  functions: {
    [name]: { codeUri: name, handler: 'index.handler', versions: { '1': null, '2': null } },
  },
});
