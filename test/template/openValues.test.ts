import { describe, expect, it } from 'vitest';
import { readTemplate } from '../../src/template/readTemplate.ts';
import { shown } from './read.ts';

const text = `
Parameters: { Stage: { Type: String } }
Conditions:
  Prod: !Equals [!Ref Stage, prod]
  Here: !Equals [!Ref 'AWS::Region', eu-west-1]
Resources:
  Orders:
    Type: AWS::Serverless::Function
    Properties:
      FunctionName: !Sub '\${Stage}-orders'
      Timeout: !Ref Stage
      Environment:
        Variables:
          ARN: !Sub '\${Orders.Arn}:live'
          PLACE: !Join ['/', [!Ref 'AWS::StackName', !Ref Stage]]
          CHOICE: !If [Prod, a, b]
          REGION: !If [Here, a, b]
          GROUP: !Sub '\${ServerlessDeploymentApplication}/\${OrdersDeploymentGroup}'
  Gone: { Type: 'AWS::SNS::Topic', Condition: Never }
`;

describe('open values', () => {
  const [orders] = readTemplate('t.yaml', text, { showOpenValues: true }).functions;
  const value = (name: string) => shown(orders?.environment.get(name));

  it('stay readable inside other texts', () => {
    expect(shown(orders?.name)).toBe('${Stage}-orders');
    expect(value('ARN')).toBe(
      'arn:aws:lambda:${Region}:${AccountId}:function:${Stage}-orders:live',
    );
    expect(value('PLACE')).toBe('${StackName}/${Stage}');
  });

  it('decide no condition and are no numbers', () => {
    expect(value('CHOICE')).toBe("unknown: parameter 'Stage' has no default");
    expect(value('REGION')).toBe('unknown: only AWS has AWS::Region');
    expect(shown(orders?.timeout)).toBe("unknown: it is '${Stage}'; expected a number");
  });

  it('are unknown unless they are asked for', () => {
    const [closed] = readTemplate('t.yaml', text).functions;
    expect(shown(closed?.name)).toBe("unknown: parameter 'Stage' has no default");
  });
});

it("names the resources that SAM adds for a function's deployment", () => {
  const [orders] = readTemplate('t.yaml', text).functions;
  expect(shown(orders?.environment.get('GROUP'))).toBe(
    'ServerlessDeploymentApplication/OrdersDeploymentGroup',
  );
});

it('gives every resource that may exist, with the places of its values', () => {
  const conditions = text.replace('Conditions:', "Conditions:\n  Never: !Equals ['a', 'b']");
  const resources = readTemplate('t.yaml', conditions).resources();
  expect(resources.map(({ logicalId }) => logicalId)).toEqual(['Orders']);
  expect(resources[0]).toMatchObject({
    type: 'AWS::Serverless::Function',
    at: { line: 8, column: 3 },
    written: { kind: 'map' },
    properties: { kind: 'map' },
  });
});
