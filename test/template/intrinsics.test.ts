import { describe, expect, it } from 'vitest';
import { evaluate } from './read.ts';

const sections = `
Parameters:
  Stage: { Type: String, Default: prod, AllowedValues: [prod, dev] }
  Zones: { Type: CommaDelimitedList, Default: 'a, b' }
  Count: { Type: Number, Default: 3 }
  Secret: { Type: String }
  FromSsm: { Type: 'AWS::SSM::Parameter::Value<String>', Default: /orders/table }
Mappings:
  Sizes:
    prod: { memory: 512, id: 0123 }
Conditions:
  IsProd: !Equals [!Ref Stage, prod]
  IsDev: !Not [!Condition IsProd]
  Both: !And [!Condition IsProd, !Condition IsDev]
  Either: !Or [!Condition IsProd, !Equals [!Ref Secret, x]]
  Open: !Equals [!Ref Secret, x]
  NotOpen: !Not [!Condition Open]
  Neither: !And [!Condition IsDev, !Condition Open]
  Numeric: !Equals [!Ref Count, '3']
  Round: !Not [!Condition Round]
`;

describe('an intrinsic function', () => {
  it.each([
    ['!Ref Stage', 'prod'],
    ['{ Ref: Stage }', 'prod'],
    ['!Ref AWS::Region', 'eu-west-1'],
    ['!Ref Orders', 'orders-fn'],
    ['!Ref Table', 'Table'],
    ['!Ref Named', 'orders-t'],
    ['!GetAtt Orders.Arn', 'arn:aws:lambda:eu-west-1:111122223333:function:orders-fn'],
    ['{ Fn::GetAtt: [Orders, Arn] }', 'arn:aws:lambda:eu-west-1:111122223333:function:orders-fn'],
    ['!Ref Orders.Alias', 'arn:aws:lambda:eu-west-1:111122223333:function:orders-fn:live'],
    ["!Sub '${AWS::StackName}-${Stage}'", 'orders-prod'],
    ["!Sub '${Orders.Arn}:live'", 'arn:aws:lambda:eu-west-1:111122223333:function:orders-fn:live'],
    ["!Sub '${!Literal} ${Stage}'", '${Literal} prod'],
    ["!Sub ['${A}-${B}', { A: 1, B: !Ref Stage }]", '1-prod'],
    ["!Join ['-', [a, !Ref Stage, !Ref Count]]", 'a-prod-3'],
    ["!Join ['', !Ref Zones]", 'ab'],
    ['!Select [1, !Ref Zones]', 'b'],
    ["!Select [0, !Split ['-', 'x-y']]", 'x'],
    ['!FindInMap [Sizes, !Ref Stage, memory]', '512'],
    ['!FindInMap [Sizes, prod, id]', '0123'],
    ['!If [IsProd, p, d]', 'p'],
    ['!If [IsDev, p, d]', 'd'],
    ['!If [Both, p, d]', 'd'],
    ['!If [Either, p, d]', 'p'],
    ['!If [Neither, p, d]', 'd'],
    ['!If [Numeric, p, d]', 'p'],
    ['!If [IsProd, !If [IsDev, 1, 2], 3]', '2'],
    ['!If [IsProd, !Ref AWS::NoValue, d]', undefined],
    ["!Sub 'arn:${AWS::Partition}:x.${AWS::URLSuffix}'", 'arn:aws:x.amazonaws.com'],
    ['0123', '0123'],
    ['yes', 'yes'],
    ['2026-11-22', '2026-11-22'],
    ["!Base64 'x'", 'unknown: Fn::Base64 is not evaluated here'],
  ])('%s is %s', (value, expected) => {
    expect(evaluate(value, sections)).toBe(expected);
  });
});

describe('what a template does not tell is unknown, with the reason', () => {
  it.each([
    ['!Ref Secret', "parameter 'Secret' has no default"],
    ["!Sub 'a-${Secret}'", "parameter 'Secret' has no default"],
    ["!Join ['-', [a, !Ref Secret]]", "parameter 'Secret' has no default"],
    ["!Select [0, !Split ['-', !Ref Secret]]", "parameter 'Secret' has no default"],
    ['!FindInMap [Sizes, !Ref Secret, memory]', "parameter 'Secret' has no default"],
    ['!If [Open, a, b]', "parameter 'Secret' has no default"],
    ['!If [NotOpen, a, b]', "parameter 'Secret' has no default"],
    ['!If [Round, a, b]', 'the condition Round refers to itself'],
    ['!If [None, a, b]', "there is no condition 'None'"],
    [
      '!Ref FromSsm',
      "parameter 'FromSsm' is the value of the SSM parameter '/orders/table', which only AWS has",
    ],
    ['!ImportValue shared-table', "'shared-table' is imported from another stack"],
    ["'{{resolve:ssm:/a}}'", "only AWS has the value of '{{resolve:ssm:/a}}'"],
    ["!Sub '{{resolve:ssm:/${Stage}}}'", "only AWS has the value of '{{resolve:ssm:/prod}}'"],
    ['!Ref Topic', "Ref of 'Topic' has a value only in AWS"],
    ['!GetAtt Table.StreamArn', "'Table.StreamArn' has a value only in AWS"],
    ['!Ref Orders.Version', "Lambda numbers the version of 'Orders' when it publishes it"],
    ['!FindInMap [Sizes, prod, cpu]', 'there is no Sizes.prod.cpu in Mappings'],
    [
      '!Ref Ordes',
      "the template has no 'Ordes'; did you mean 'Orders'? Expected a parameter or a resource",
    ],
  ])('%s: %s', (value, reason) => {
    expect(evaluate(value, sections)).toBe(`unknown: ${reason}`);
  });

  it('so is a pseudo parameter without a place', () => {
    expect(evaluate('!Ref AWS::Region', '', { place: {} })).toBe(
      'unknown: only AWS has AWS::Region',
    );
    expect(evaluate('!GetAtt Orders.Arn', '', { place: {} })).toMatch(/^unknown: /);
  });
});

describe('given values', () => {
  it.each([
    ['!Ref Stage', { Stage: 'dev' }, 'dev'],
    ['!Ref Secret', { Secret: 's' }, 's'],
    ['!Ref FromSsm', { FromSsm: 'the-table' }, 'the-table'],
    ['!ImportValue shared-table', { 'shared-table': 't' }, 't'],
    ["'a-{{resolve:ssm:/a}}'", { 'resolve:ssm:/a': 'x' }, 'a-x'],
    ['!If [Open, a, b]', { Secret: 'x' }, 'a'],
    ['!If [NotOpen, a, b]', { Secret: 'x' }, 'b'],
    ['!Select [0, !Ref Zones]', { Zones: 'q,r' }, 'q'],
  ])('%s with %j is %s', (value, values, expected) => {
    expect(evaluate(value, sections, { values: values })).toBe(expected);
  });

  it('are refused if the parameter does not allow them', () => {
    expect(() => evaluate('!Ref Stage', sections, { values: { Stage: 'test' } })).toThrow(
      "template.yaml:3:56: parameter 'Stage' is 'test'; expected one of prod, dev",
    );
  });
});
