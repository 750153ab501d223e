import { CodeDeployClient } from '@aws-sdk/client-codedeploy';
import { afterEach, describe, expect, it } from 'vitest';
import { pruneVersions, type PruneVersionsOptions } from '../../src/actions/pruneVersions.ts';
import { clientsMember } from '../../src/aws/client/contextClients.ts';
import type { Action, ActionContext } from '../../src/model/action.ts';
import type { HookReport } from '../../src/model/hookReport.ts';
import type { Target } from '../../src/model/target.ts';
import { AwsError } from '../../src/rehearsal/http/awsError.ts';
import type { Faults } from '../../src/rehearsal/http/faults.ts';
import type { Input } from '../../src/rehearsal/http/operation.ts';
import { startServer, type StandInServer } from '../../src/rehearsal/http/startServer.ts';
import { clientOf } from '../rehearsal/lambda/localLambda.ts';
import { testCredentials } from '../rehearsal/testCredentials.ts';

/** A function as Lambda describes it. Lists have two members a page, to be read to their end. */
interface Script {
  versions?: string[];
  /** The version of each alias, and the additional weights. */
  aliases?: Record<string, [string, Record<string, number>?]>;
  provisioned?: string[];
  mappings?: string[];
  faults?: Faults;
  /** Answers instead of the list. */
  instead?: Record<string, () => unknown>;
  /** Lambda's refusals by version. */
  refuses?: Record<string, AwsError>;
  /** The version whose deletion Lambda does not answer. */
  silentAt?: string;
}

const arn = (name: string, qualifier: string): string =>
  `arn:aws:lambda:us-east-1:123456789012:function:${name}:${qualifier}`;

function page<T>({ Marker = '0' }: Input, all: readonly T[]): [T[], { NextMarker?: string }] {
  const start = Number(Marker);
  const end = start + 2;
  return [all.slice(start, end), end < all.length ? { NextMarker: `${end}` } : {}];
}

let server: StandInServer | undefined;
afterEach(() => server?.close());

async function start(script: Script): Promise<{ endpoint: string; deleted: unknown[] }> {
  const { versions = ['$LATEST', '1', '2', '3', '4', '5', '6', '7', '8'] } = script;
  const { aliases = { live: ['7'] }, provisioned = [], mappings = [] } = script;
  const deleted: unknown[] = [];
  const { instead = {}, refuses = {} } = script;
  server = await startServer({
    credentials: testCredentials,
    ...(script.faults && { faults: script.faults }),
    lambda: {
      ListVersionsByFunction: (input) => {
        const [Versions, next] = page(
          input,
          versions.map((Version) => ({ Version })),
        );
        return { Versions, ...next };
      },
      ListAliases: (input) => {
        const all = Object.entries(aliases).map(([Name, [FunctionVersion, weights]]) => ({
          Name,
          FunctionVersion,
          ...(weights && { RoutingConfig: { AdditionalVersionWeights: weights } }),
        }));
        const [Aliases, next] = page(input, all);
        return { Aliases, ...next };
      },
      ListProvisionedConcurrencyConfigs: (input) => {
        const all = provisioned.map((qualifier) => ({ FunctionArn: arn('orders', qualifier) }));
        const [ProvisionedConcurrencyConfigs, next] = page(input, all);
        return { ProvisionedConcurrencyConfigs, ...next };
      },
      ListEventSourceMappings: (input) => {
        const [EventSourceMappings, next] = page(
          input,
          mappings.map((FunctionArn) => ({ FunctionArn })),
        );
        return { EventSourceMappings, ...next };
      },
      DeleteFunction: ({ Qualifier }) => {
        const refusal = refuses[Qualifier as string];
        if (refusal) throw refusal;
        if (Qualifier === script.silentAt) {
          return new Promise((resolve) => void setTimeout(resolve, 20_000).unref());
        }
        deleted.push(Qualifier);
        return undefined;
      },
      ...instead,
    },
  });
  return { endpoint: server.endpoint, deleted };
}

const target = (more: Partial<Target> = {}): Target => ({
  functionName: 'orders',
  currentVersion: '7',
  targetVersion: '8',
  foundBy: 'deploymentTargets',
  ...more,
});

interface Given extends Script {
  targets?: Target[];
  options?: unknown;
  remainingMs?: number;
  how?: 'run' | 'dryRun';
}

async function prune(given: Given = {}): Promise<{ said: unknown; deleted: unknown[] }> {
  const { endpoint, deleted } = await start(given);
  const { targets = [target()], remainingMs = 5_000 } = given;
  const report: HookReport = {
    schemaVersion: 1,
    lifecycleEvent: 'AfterAllowTraffic',
    status: 'Succeeded',
    targets,
    checks: [],
    reported: 'accepted',
    durationMs: 1,
  };
  const logger = { debug: () => 0, info: () => 0, warn: () => 0, error: () => 0 };
  const context: ActionContext = {
    ...clientsMember({ lambda: clientOf(endpoint), codedeploy: new CodeDeployClient({}) }),
    report,
    // Never aborted: the action must end by itself, to say what it did.
    signal: new AbortController().signal,
    remainingTime: () => remainingMs,
    logger,
  };
  const options = 'options' in given ? given.options : { keep: 2 };
  const action: Action = pruneVersions(options as PruneVersionsOptions);
  const said = await (async () => action[given.how ?? 'run']?.(context))().catch(
    (error: unknown) => ({ failed: (error as Error).message }),
  );
  return { said, deleted };
}

const failed = (message: RegExp): unknown => ({ failed: expect.stringMatching(message) as string });

describe('pruneVersions', () => {
  it('keeps the target and the newest before it, and reads every page', async () => {
    const { said, deleted } = await prune();
    expect(deleted).toEqual(['1', '2', '3', '4', '5', '6']);
    expect(said).toBe('orders: deleted 1-6; kept 7-8 (the newest 2)');
  });

  it('keeps five versions by default', async () => {
    const { deleted } = await prune({ options: undefined });
    expect(deleted).toEqual(['1', '2', '3']);
  });

  it('keeps what an alias, a weight, provisioned concurrency or a mapping names', async () => {
    const { said, deleted } = await prune({
      aliases: { a: ['8'], b: ['8'], blue: ['1'], canary: ['8', { '2': 0.1 }] },
      provisioned: ['a', 'b', '3'],
      mappings: [arn('others', '5'), arn('others', 'live'), arn('orders', '4')],
    });
    expect(deleted).toEqual(['5', '6']);
    expect(said).toBe(
      'orders: deleted 5-6; kept 1 (alias blue), 2 (alias canary), 3 (provisioned concurrency), 4 (an event source mapping), 7-8 (the newest 2)',
    );
  });

  it('keeps the version in production before, and what is newer than the target', async () => {
    const targets = [target({ currentVersion: '2', targetVersion: '5' })];
    const { said, deleted } = await prune({ targets, options: { keep: 1 }, aliases: {} });
    expect(deleted).toEqual(['1', '3', '4']);
    expect(said).toBe(
      'orders: deleted 1, 3-4; kept 2 (in production before), 5 (the newest 1), 6-8 (newer than the target)',
    );
  });

  it('keeps the targets of all aliases of a function', async () => {
    const functionArn = 'arn:aws:lambda:us-east-1:123456789012:function:orders';
    const other = target({ functionArn, currentVersion: '3', targetVersion: '4' });
    const targets = [target(), other];
    expect((await prune({ targets, options: { keep: 1 } })).deleted).toEqual(['1', '2']);
  });

  it('deletes nothing in a dry run, and says what it would delete', async () => {
    const { said, deleted } = await prune({ how: 'dryRun', aliases: { live: ['7'], old: ['2'] } });
    expect(deleted).toEqual([]);
    expect(said).toBe('orders: would delete 1, 3-6; would keep 2 (alias old), 7-8 (the newest 2)');
  });

  it('asks for nothing more if there is nothing to delete', async () => {
    const { said } = await prune({
      options: { keep: 8 },
      faults: { 'lambda.ListAliases': 'deny', 'lambda.ListEventSourceMappings': 'deny' },
    });
    expect(said).toBe('orders: nothing to delete; kept 1-8 (the newest 8)');
  });

  it('does not fill the record with numbers', async () => {
    const versions = Array.from({ length: 60 }, (_, index) => `${2 * index + 1}`);
    const { said } = await prune({
      versions,
      targets: [target({ targetVersion: '119', currentVersion: '117' })],
      aliases: {},
      how: 'dryRun',
    });
    expect(said).toMatch(/would delete 1, 3, .*, 39, and 38 more; would keep 117, 119 /);
  });
});

describe('pruneVersions deletes nothing', () => {
  it.each([
    'ListVersionsByFunction',
    'ListAliases',
    'ListProvisionedConcurrencyConfigs',
    'ListEventSourceMappings',
  ])('if %s is denied', async (name) => {
    const { said, deleted } = await prune({ faults: { [`lambda.${name}`]: 'deny' } });
    expect(said).toEqual(
      failed(new RegExp(`^deleted nothing: orders: .*lambda:${name}: AccessDen`)),
    );
    expect(deleted).toEqual([]);
  });

  it.each<[string, Record<string, () => unknown>, RegExp]>([
    ['has no list', { ListAliases: () => ({}) }, /the answer has no list/],
    [
      'leads to itself',
      { ListAliases: () => ({ Aliases: [], NextMarker: '2' }) },
      /leads to one that was read/,
    ],
    [
      'names what is no version',
      { ListVersionsByFunction: () => ({ Versions: [{ Version: 'x' }] }) },
      /"x" is not a version number/,
    ],
    [
      'has provisioned concurrency of nobody knows what',
      {
        ListProvisionedConcurrencyConfigs: () => ({ ProvisionedConcurrencyConfigs: [{}] }),
      },
      /names no version/,
    ],
  ])('if an answer %s', async (_, instead, message) => {
    const { said, deleted } = await prune({ instead });
    expect(said).toEqual(failed(/^deleted nothing: orders: /));
    expect(said).toEqual(failed(message));
    expect(deleted).toEqual([]);
  });

  it.each<[string, Target[], RegExp]>([
    ['the target is not known', [], /the target is not known/],
    ['the target is not listed', [target({ targetVersion: '9' })], /does not list version 9/],
    [
      'it is not known what was in production before',
      [{ functionName: 'orders', targetVersion: '8', foundBy: 'option' }],
      /^deleted nothing: which version of orders was in production.*set currentVersion/,
    ],
    ['a version is not a number', [target({ targetVersion: '(redacted)' })], /is not a number/],
    ['the other is not a number', [target({ currentVersion: '$LATEST' })], /is not a number/],
  ])('if %s', async (_, targets, message) => {
    const { said, deleted } = await prune({ targets });
    expect(said).toEqual(failed(message));
    expect(deleted).toEqual([]);
  });

  it.each([0, -1, 1.5, '5', NaN])('if keep is %s', async (keep) => {
    const { said, deleted } = await prune({ options: { keep } });
    expect(said).toEqual(failed(/^its keep is .*; expected a whole number from 1$/));
    expect(deleted).toEqual([]);
  });

  it('if Lambda does not answer in its time, of which it keeps some to say so', async () => {
    const { said, deleted } = await prune({
      faults: { 'lambda.ListAliases': { latency: 3_000 } },
      remainingMs: 1_000,
    });
    expect(said).toEqual(failed(/^deleted nothing: orders: .*lambda:ListAliases/));
    expect(deleted).toEqual([]);
  });
});

describe('pruneVersions and a version that cannot be deleted', () => {
  it('goes on if Lambda refuses one, and says so', async () => {
    const { said, deleted } = await prune({
      refuses: { '2': new AwsError('ResourceConflictException', 'an alias has it now', 409) },
    });
    expect(deleted).toEqual(['1', '3', '4', '5', '6']);
    expect(said).toEqual(
      failed(/^orders: deleted 1, 3-6; kept .*; 2 was not deleted: .*ResourceConflictException/),
    );
  });

  it('counts one that is gone already', async () => {
    const { said } = await prune({
      refuses: { '2': new AwsError('ResourceNotFoundException', 'no such version', 404) },
    });
    expect(said).toMatch(/^orders: deleted 1-6; /);
  });

  it('stops if it may not delete', async () => {
    const { said } = await prune({ faults: { 'lambda.DeleteFunction': 'deny' } });
    expect(said).toEqual(
      failed(/deleted nothing; .*not reached: 2-6; 1 was not deleted: .*lambda:DeleteFunction/),
    );
  });

  it('stops when its time is over, and says how far it came', async () => {
    const { said, deleted } = await prune({ silentAt: '3', remainingMs: 2_000 });
    expect(deleted).toEqual(['1', '2']);
    expect(said).toEqual(
      failed(/^orders: deleted 1-2; kept .*; not reached: 4-6; 3 was not deleted: .*Abort/),
    );
  });
});
