import { describe, expect, it } from 'vitest';
import { parseAppSpec } from '../../src/deployment/appSpec.ts';
import type { DeploymentReader } from '../../src/deployment/deploymentReader.ts';
import {
  InferLifecycleEventError,
  inferLifecycleEvent,
} from '../../src/deployment/inferLifecycleEvent.ts';

const arn = 'arn:aws:lambda:eu-west-1:123456789012:function:hook';
const self = { functionName: 'hook', functionVersion: '$LATEST', invokedFunctionArn: arn };

const denied = (): Promise<never> => Promise.reject(new Error('denied'));

function reader(hooks: string[], events?: Record<string, string>): DeploymentReader {
  const appSpec = `version: 0.0
Resources:
  - f: { Type: 'AWS::Lambda::Function', Properties: { Name: f, Alias: a, CurrentVersion: 1, TargetVersion: 2 } }
Hooks: [${hooks.join(', ')}]
`;
  const lifecycleEvents = Object.entries(events ?? {}).map(([name, status]) => ({ name, status }));
  const target = {
    functionName: 'f',
    alias: 'a',
    currentVersion: '1',
    targetVersion: '2',
    lifecycleEvents,
  };
  return {
    state: denied,
    targets: events ? () => Promise.resolve([target]) : denied,
    appSpec: () => parseAppSpec(appSpec),
    forgetDenials: () => Promise.resolve(false),
    end: () => Promise.resolve(),
  };
}

const before = (name: string): string => `{ BeforeAllowTraffic: '${name}' }`;
const after = (name: string): string => `{ AfterAllowTraffic: '${name}' }`;

describe('inferLifecycleEvent', () => {
  it('is the event that the targets show, even if the AppSpec says otherwise', async () => {
    const events = {
      BeforeAllowTraffic: 'Succeeded',
      AllowTraffic: 'Succeeded',
      AfterAllowTraffic: 'InProgress',
    };
    expect(await inferLifecycleEvent(reader([before('hook')], events), self)).toBe(
      'AfterAllowTraffic',
    );
  });

  it.each([
    ['its name', [before('hook'), after('other')], self, 'BeforeAllowTraffic'],
    ['its ARN', [before('other'), after(arn)], self, 'AfterAllowTraffic'],
    [
      'its version',
      [before(`${arn}:3`), after(`${arn}:4`)],
      { ...self, functionVersion: '4', invokedFunctionArn: `${arn}:4` },
      'AfterAllowTraffic',
    ],
    [
      'its alias',
      [before('hook:pre'), after('hook:post')],
      { ...self, functionVersion: '4', invokedFunctionArn: `${arn}:pre` },
      'BeforeAllowTraffic',
    ],
  ])('is found in the AppSpec by %s', async (_by, hooks, me, event) => {
    expect(await inferLifecycleEvent(reader(hooks), me)).toBe(event);
    expect(await inferLifecycleEvent(reader(hooks, { AllowTraffic: 'InProgress' }), me)).toBe(
      event,
    );
  });

  it.each([
    ['both match', [before('hook'), after('hook')], /several hooks of the AppSpec match hook/],
    [
      'none matches',
      [before('other')],
      /no hook of the AppSpec matches hook \(BeforeAllowTraffic: other\)/,
    ],
    [
      'the account differs',
      [before(arn.replace('1234', '9999'))],
      /no hook of the AppSpec matches/,
    ],
    ['there are no hooks', [], /it has no hooks/],
  ])('cannot be inferred if %s', async (_what, hooks, message) => {
    const asked = inferLifecycleEvent(reader(hooks), self);
    await expect(asked).rejects.toThrow(InferLifecycleEventError);
    await expect(asked).rejects.toThrow(message);
  });

  it('is not known if two events run at once', async () => {
    const events = { BeforeAllowTraffic: 'InProgress', AfterAllowTraffic: 'InProgress' };
    await expect(inferLifecycleEvent(reader([], events), self)).rejects.toThrow(
      /several events show/,
    );
  });
});
