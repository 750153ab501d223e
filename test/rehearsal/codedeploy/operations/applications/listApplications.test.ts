import {
  CreateApplicationCommand,
  InvalidNextTokenException,
  ListApplicationsCommand,
  paginateListApplications,
} from '@aws-sdk/client-codedeploy';
import { describe, expect, it } from 'vitest';
import { expectError, codeDeployOverHttp } from '../../codeDeployOverHttp.ts';

describe('listApplications', () => {
  it('answers page by page', async () => {
    const { client } = await codeDeployOverHttp();
    for (let number = 0; number < 120; number += 1) {
      await client.send(new CreateApplicationCommand({ applicationName: `app-${number}` }));
    }
    const pages: number[] = [];
    const names = new Set<string>();
    for await (const page of paginateListApplications({ client }, {})) {
      pages.push(page.applications!.length);
      page.applications!.forEach((name) => names.add(name));
    }
    expect(pages).toEqual([100, 21]);
    expect(names.size).toBe(121);
  });

  it("answers with AWS's errors", async () => {
    const { client } = await codeDeployOverHttp();
    await expectError(
      client.send(new ListApplicationsCommand({ nextToken: 'made up' })),
      InvalidNextTokenException,
      'made up',
    );
  });
});
