import { describe, expect, it } from 'vitest';
import { readTarget } from '../../../src/tryOut/dryRun/readTarget.ts';

const arn = 'arn:aws:lambda:eu-west-1:123456789012:function:orders';

describe('--target', () => {
  it.each([
    ['orders:8', { functionName: 'orders', targetVersion: '8', region: undefined }],
    [`${arn}:8`, { functionName: arn, targetVersion: '8', region: 'eu-west-1' }],
    [' orders:8\n', { functionName: 'orders', targetVersion: '8', region: undefined }],
  ])('reads %j', (text, expected) => {
    expect(readTarget(text)).toEqual(expected);
  });

  it.each([
    ['orders', 'orders names no version; expected a version number behind the name'],
    [arn, 'names no version; expected a version number behind the name, such as orders:8'],
    ['orders:live', 'names no version number; .* An alias goes into --alias live$'],
    ['orders:$LATEST', 'names no version number; .* says which code is tested$'],
    ['', '--target is ""; expected a function and a version'],
    ['orders 8', '--target is "orders 8"; expected a function and a version'],
  ])('refuses %j in one sentence', (text, sentence) => {
    expect(() => readTarget(text)).toThrow(new RegExp(sentence));
  });
});
