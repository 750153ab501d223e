import { describe, expect, it } from 'vitest';
import { parseFunctionRef } from '../../src/model/functionRef.ts';
import { TargetError, readTargets } from '../../src/deployment/readTargets.ts';

const arn = 'arn:aws-us-gov:lambda:us-gov-west-1:123456789012:function:orders';

describe('parseFunctionRef', () => {
  it.each([
    ['orders', { functionName: 'orders', name: 'orders' }],
    ['orders:7', { functionName: 'orders', name: 'orders', qualifier: '7' }],
    ['orders:$LATEST', { functionName: 'orders', name: 'orders', qualifier: '$LATEST' }],
    [
      arn,
      { functionName: arn, name: 'orders', region: 'us-gov-west-1', accountId: '123456789012' },
    ],
    [
      `${arn}:live`,
      {
        functionName: arn,
        name: 'orders',
        qualifier: 'live',
        region: 'us-gov-west-1',
        accountId: '123456789012',
      },
    ],
    [
      '123456789012:function:orders:3',
      {
        functionName: '123456789012:function:orders',
        name: 'orders',
        qualifier: '3',
        accountId: '123456789012',
      },
    ],
    ['function:orders', { functionName: 'function:orders', name: 'orders' }],
  ])('reads %s', (text, expected) => {
    expect(parseFunctionRef(text)).toEqual(expected);
  });

  it.each([
    '',
    'a b',
    'orders:',
    'arn:aws:s3:::bucket',
    'orders:1:2',
    'arn:aws:lambda:eu-west-1:1:function:x',
  ])('refuses %j', (text) => expect(parseFunctionRef(text)).toBeUndefined());
});

describe('readTargets', () => {
  it('reads an ARN of any partition, name:version, parts, and lists of them', () => {
    expect(
      readTargets(
        [`${arn}:7`, 'pay:2', { functionName: 'a', targetVersion: '3', alias: 'live' }],
        'option',
      ),
    ).toEqual([
      { functionName: 'orders', functionArn: arn, targetVersion: '7', foundBy: 'option' },
      { functionName: 'pay', targetVersion: '2', foundBy: 'option' },
      { functionName: 'a', targetVersion: '3', alias: 'live', foundBy: 'option' },
    ]);
  });

  it.each([
    ['orders', {}],
    [arn, { functionArn: arn }],
    ['123456789012:function:orders', { functionArn: '123456789012:function:orders' }],
    ['function:orders', { functionArn: 'function:orders' }],
  ])('always has the bare name, and the ARN beside it: %s', (named, names) => {
    const expected = { functionName: 'orders', ...names, targetVersion: '7', foundBy: 'appSpec' };
    expect(readTargets(`${named}:7`, 'appSpec')).toEqual([expected]);
    expect(readTargets({ functionName: named, targetVersion: '7' }, 'appSpec')).toEqual([expected]);
  });

  it.each([
    ['orders', /without a version; expected name:version or a qualified ARN/],
    ['orders:$LATEST', /names orders:\$LATEST; expected a version number/],
    [`${arn}:live`, /:live; expected a version number/],
    ['not a name', /expected a qualified function ARN or name:version/],
    [
      { functionName: 'a', version: '1' },
      /unknown key "version"; expected functionName, targetVersion/,
    ],
    [{ functionName: 'a', targetVersion: 1 }, /targetVersion must be a non-empty string/],
    [{ functionName: 'a:1', targetVersion: '1' }, /needs functionName/],
    [{ targetVersion: '1' }, /needs functionName/],
    [[], /an empty list/],
    [7, /of type number/],
  ])('refuses %j with what was expected', (setting, message) => {
    const read = (): unknown => readTargets(setting, 'option');
    expect(read).toThrow(TargetError);
    expect(read).toThrow(message);
  });

  it('says which setting was wrong', () => {
    expect(() => readTargets('orders', 'environment')).toThrow(/^ALLOW_TRAFFIC_TARGET is "orders"/);
  });
});
