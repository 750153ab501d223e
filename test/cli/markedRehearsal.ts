import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fixtures } from '../rehearsal/flow.ts';

/** A rehearsal whose functions have the marker in their environment. */
export function markedRehearsal(folder: string, hook: string, marker: string): string {
  const path = join(folder, `${marker}.yml`);
  const code = { codeUri: join(fixtures, 'hooks'), environment: { MARKER: marker } };
  const file = {
    appspec: join(fixtures, 'appspec.yml'),
    deploymentConfig: 'CodeDeployDefault.LambdaCanary10Percent5Minutes',
    functions: {
      myfunc: {
        handler: 'index.handler',
        versions: {
          '1': { codeUri: join(fixtures, 'v1') },
          '2': { codeUri: join(fixtures, 'v2') },
        },
      },
      before: { ...code, handler: 'index.succeeds', timeout: 30 },
      after: { ...code, handler: `index.${hook}`, timeout: 60 },
    },
  };
  writeFileSync(path, JSON.stringify(file));
  return path;
}
