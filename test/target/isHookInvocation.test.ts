import { describe, expect, it } from 'vitest';
import { hookUserAgent } from '../../src/checks/invocation/hookUserAgent.ts';
import { isHookInvocation } from '../../src/target/isHookInvocation.ts';

const agent = hookUserAgent('BeforeAllowTraffic');

describe('isHookInvocation', () => {
  it.each([
    [{ custom: { 'user-agent': agent } }],
    [{ Custom: { 'user-agent': agent } }],
    [{ custom: { other: 1 }, Custom: { 'user-agent': agent } }],
    [{ custom: { 'user-agent': hookUserAgent('AfterAllowTraffic') } }],
  ])('recognises a smoke call by %j', (clientContext) => {
    expect(isHookInvocation({}, { clientContext })).toBe(true);
    expect(isHookInvocation({ path: '/health' }, { clientContext })).toBe(true);
  });

  it.each([
    [undefined],
    [null],
    ['text'],
    [{}],
    [{ custom: null }],
    [{ custom: { 'user-agent': 'Mozilla/5.0' } }],
    [{ custom: { 'user-agent': 1 } }],
    [{ custom: { 'user-agent': 'x aws-codedeploy-hook-BeforeAllowTraffic/1' } }],
    [{ 'user-agent': agent }],
  ])('%j is real traffic', (clientContext) => {
    expect(isHookInvocation({}, { clientContext })).toBe(false);
  });

  it('ignores the event, because anybody can send one', () => {
    const event = { headers: { 'user-agent': agent }, custom: { 'user-agent': agent } };
    expect(isHookInvocation(event, {})).toBe(false);
  });

  it('never throws', () => {
    expect(isHookInvocation(undefined, undefined)).toBe(false);
    expect(isHookInvocation(null, null)).toBe(false);
  });
});

it('the name has the form that other helpers look for', () => {
  expect(agent).toBe('aws-codedeploy-hook-BeforeAllowTraffic/0.0.0');
  expect(agent.startsWith('aws-codedeploy-hook-')).toBe(true);
});
