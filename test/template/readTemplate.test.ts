import { describe, expect, it } from 'vitest';
import { read, readFunction, shown } from './read.ts';

describe('readTemplate', () => {
  it('reads a function with its positions', () => {
    const found = readFunction(`Resources:
  Orders:
    Type: AWS::Serverless::Function
    Metadata: { BuildMethod: esbuild, BuildProperties: { EntryPoints: [a.ts] } }
    Properties:
      CodeUri: src/
      Handler: a.handler
      Runtime: nodejs24.x
      Timeout: 10
      MemorySize: '256'
      Architectures: [arm64]
      Role: arn:aws:iam::1:role/r
      LoggingConfig: { LogFormat: JSON }
      Environment: { Variables: { A: 1 } }
      Layers: [!Ref Shared]
      Events:
        Get: { Type: Api, Properties: { Path: /, Method: get } }
      EventInvokeConfig:
        MaximumRetryAttempts: 1
        MaximumEventAgeInSeconds: 60
        DestinationConfig: { OnFailure: { Type: Lambda, Destination: !GetAtt Other.Arn } }
  Shared:
    Type: AWS::Serverless::LayerVersion
    Properties: { ContentUri: layer }
  Other: { Type: AWS::Lambda::Function }
`);
    expect(found).toMatchObject({
      logicalId: 'Orders',
      at: { line: 2, column: 3 },
      type: 'serverless',
      name: { known: true, value: 'Orders' },
      code: { kind: 'path', path: 'src/', at: { line: 6, column: 16 } },
      runtime: { value: 'nodejs24.x', at: { line: 8, column: 16 } },
      timeout: { value: 10 },
      memorySize: { value: 256 },
      architecture: { value: 'arm64' },
      logFormat: { value: 'JSON' },
      build: { method: { value: 'esbuild' }, properties: { EntryPoints: ['a.ts'] } },
      layers: [{ known: false, resource: { logicalId: 'Shared' } }],
      events: [{ id: 'Get', type: 'Api', at: { line: 17, column: 9 } }],
      eventInvokeConfig: {
        maximumRetryAttempts: { value: 1 },
        maximumEventAge: { value: 60 },
        onFailure: { resource: { logicalId: 'Other', attribute: 'Arn' } },
      },
    });
  });

  it.each([
    ['CodeUri: dist', { kind: 'path', path: 'dist' }],
    ['Handler: x.y', { kind: 'path', path: '.' }],
    ['CodeUri: s3://bucket/key', { kind: 's3' }],
    ['CodeUri: { Bucket: b, Key: k }', { kind: 's3' }],
    ['InlineCode: exports.x = 1', { kind: 'inline', text: 'exports.x = 1' }],
    ['ImageUri: repo:tag', { kind: 'image', uri: { value: 'repo:tag' } }],
    ['PackageType: Image', { kind: 'image' }],
    ['CodeUri: !ImportValue code', { kind: 'unknown' }],
  ])('reads the code of a SAM function: %s', (property, code) => {
    const text = `Resources: { F: { Type: 'AWS::Serverless::Function', Properties: {${property}} } }`;
    expect(readFunction(text).code).toMatchObject(code);
  });

  it.each([
    ['Code: { ZipFile: x }', { kind: 'inline', text: 'x' }],
    ['Code: dist', { kind: 'path', path: 'dist' }],
    ['Code: { S3Bucket: b, S3Key: a.zip }', { kind: 'path', path: 'asset.a' }],
    ['Code: { S3Bucket: b, S3Key: other.zip }', { kind: 's3' }],
    ['Code: { ImageUri: repo:tag }', { kind: 'image' }],
  ])('reads the code of a CloudFormation function: %s', (property, code) => {
    const text = `Resources: { F: { Type: 'AWS::Lambda::Function', Properties: {${property}} } }`;
    const assetPath = (key: string) => (key === 'a.zip' ? 'asset.a' : undefined);
    expect(readFunction(text, { assetPath }).code).toMatchObject(code);
  });

  it("reads the CDK's path of an asset beside the resource", () => {
    const { code } = readFunction(`Resources:
  F:
    Type: AWS::Lambda::Function
    Properties: { Code: { S3Bucket: b, S3Key: k } }
    Metadata: { 'aws:asset:path': asset.1, 'aws:asset:property': Code }
`);
    expect(code).toMatchObject({ kind: 'path', path: 'asset.1' });
  });

  it("merges Globals as SAM does: maps merged, lists concatenated, the function's value first", () => {
    const { timeout, environment, layers, runtime } = readFunction(`
Globals:
  Function:
    Runtime: nodejs22.x
    Timeout: 5
    Layers: [arn:a]
    Environment: { Variables: { A: global, B: global } }
Resources:
  F:
    Type: AWS::Serverless::Function
    Properties:
      Timeout: 9
      Layers: [arn:b]
      Environment: { Variables: { B: own } }
`);
    expect(shown(timeout)).toBe(9);
    expect(shown(runtime)).toBe('nodejs22.x');
    expect(layers.map(shown)).toEqual(['arn:a', 'arn:b']);
    expect([...environment].map(([name, value]) => [name, shown(value)])).toEqual([
      ['A', 'global'],
      ['B', 'own'],
    ]);
  });

  it('takes an intrinsic function in Globals as one value, and leaves plain functions alone', () => {
    const { functions } = read(`
Globals:
  Function:
    Timeout: !Ref Seconds
    Environment: { Variables: !Ref Many }
Parameters: { Seconds: { Type: Number, Default: 7 }, Many: { Type: String, Default: x } }
Resources:
  F:
    Type: AWS::Serverless::Function
    Properties: { Environment: { Variables: { A: own } } }
  G: { Type: AWS::Lambda::Function }
`);
    expect(shown(functions[0]?.timeout)).toBe(7);
    expect(shown(functions[0]?.environment.get('A'))).toBe('own');
    expect(functions[1]?.timeout).toBeUndefined();
  });

  it('leaves out what a condition rules out, and says which conditions are not known', () => {
    const { functions } = read(`
Parameters: { Stage: { Type: String } }
Conditions: { Never: !Equals [a, b], Open: !Equals [!Ref Stage, prod] }
Resources:
  A: { Type: AWS::Lambda::Function, Condition: Never }
  B: { Type: AWS::Lambda::Function, Condition: Open }
`);
    expect(functions.map(({ logicalId }) => logicalId)).toEqual(['B']);
    expect(functions[0]?.condition).toMatchObject({ known: false, settable: 'Stage' });
  });

  it('reads JSON, anchors and merge keys', () => {
    const json = `{ "Resources": { "F": { "Type": "AWS::Lambda::Function", "Properties": { "Timeout": 4 } } } }`;
    expect(shown(readFunction(json).timeout)).toBe(4);
    const yaml = `
Resources:
  F:
    Type: AWS::Serverless::Function
    Properties: &shared { Timeout: 4, Handler: a.b }
  G:
    Type: AWS::Serverless::Function
    Properties: { <<: *shared, Handler: c.d }
`;
    const [, merged] = read(yaml).functions;
    expect([shown(merged?.timeout), shown(merged?.handler)]).toEqual([4, 'c.d']);
  });

  it('says what a value of the wrong type should be', () => {
    const { timeout } = readFunction(
      `Resources: { F: { Type: 'AWS::Lambda::Function', Properties: { Timeout: soon } } }`,
    );
    expect(shown(timeout)).toBe("unknown: it is 'soon'; expected a number");
  });

  it('gives any resource as plain data, without what is not known', () => {
    const template = read(`
Resources:
  Alarm:
    Type: AWS::CloudWatch::Alarm
    Properties: { Threshold: 1, Name: !Ref Orders, Topic: !ImportValue t }
  Orders: { Type: AWS::Lambda::Function }
`);
    expect(template.resource('Alarm')).toEqual({
      type: 'AWS::CloudWatch::Alarm',
      at: { line: 3, column: 3 },
      properties: { Threshold: 1, Name: 'Orders' },
    });
    expect(template.resource('None')).toBeUndefined();
  });

  it.each([
    ['Resources: [', 'template.yaml:1:'],
    ['- a', 'template.yaml:1:1: this is not a template; expected a map'],
    ['a: 1', "template.yaml:1:1: unknown section 'a'"],
    ['Ressources: {}', "unknown section 'Ressources'; did you mean 'Resources'?"],
    ['Description: x', "template.yaml:1:1: 'Resources' is missing"],
    ['Resources: { A: *none }', 'template.yaml:1:17: '],
    ['', "template.yaml:1:1: 'Resources' is missing"],
  ])('refuses %j', (text, message) => {
    expect(() => read(text)).toThrow(message);
  });
});
