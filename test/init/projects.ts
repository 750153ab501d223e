import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { InitOptions, InitPlan } from '../../src/init/initPlan.ts';
import { planInit } from '../../src/init/planInit.ts';

const made: string[] = [];

/** A folder with files. */
export function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'allow-traffic-test-init-'));
  made.push(folder);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

export function removeFolders(): void {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** Plans in a folder with these files. */
export const planFor = (
  files: Readonly<Record<string, string>>,
  options: Partial<InitOptions> = {},
): InitPlan => planInit({ folder: folderWith(files), packageVersion: '1.2.3', ...options });

/** The new text of a file of a plan; `undefined` if it is not in it. */
export const textIn = ({ files }: InitPlan, path: string): string | undefined =>
  files.find((file) => file.path === path)?.after;

/** The message of what a plan throws, without the folder's path. */
export function mistakeOf(
  files: Readonly<Record<string, string>>,
  options: Partial<InitOptions> = {},
): string {
  const folder = folderWith(files);
  try {
    planInit({ folder, packageVersion: '1.2.3', ...options });
    return 'none';
  } catch (error) {
    return (error as Error).message.replaceAll(`${folder}/`, '').replaceAll(folder, 'FOLDER');
  }
}

/** What `sam init` makes of the template hello-world, for a runtime. */
export const samHello = (
  properties: string = 'Runtime: nodejs22.x',
): string => `AWSTemplateFormatVersion: '2010-09-09'
Transform: AWS::Serverless-2016-10-31
Description: >
  sam-app

  Sample SAM Template for sam-app
  
# More info about Globals
Globals:
  Function:
    Timeout: 3

Resources:
  HelloWorldFunction:
    Type: AWS::Serverless::Function # More info about Function Resource
    Properties:
      CodeUri: hello-world/
      Handler: app.lambdaHandler
      ${properties}
      Architectures:
        - x86_64
      Events:
        HelloWorld:
          Type: Api # More info about API Event Source
          Properties:
            Path: /hello
            Method: get

Outputs:
  # ServerlessRestApi is an implicit API
  HelloWorldApi:
    Description: "API Gateway endpoint URL"
    Value: !Sub "https://\${ServerlessRestApi}.execute-api.\${AWS::Region}.amazonaws.com/Prod/hello/"
`;

/** A CloudFormation template with an alias. */
export const cloudFormation = (updatePolicy: string = ''): string => `Resources:
  Orders:
    Type: AWS::Lambda::Function
    Properties:
      Runtime: nodejs24.x
      Handler: index.handler
      Role: !GetAtt OrdersRole.Arn
      Code: { S3Bucket: bucket, S3Key: orders.zip }
  OrdersRole: { Type: AWS::IAM::Role, Properties: { AssumeRolePolicyDocument: {} } }
  OrdersVersion:
    Type: AWS::Lambda::Version
    Properties: { FunctionName: !Ref Orders }
  Live:
    Type: AWS::Lambda::Alias
    Properties:
      Name: live
      FunctionName: !Ref Orders
      FunctionVersion: !GetAtt OrdersVersion.Version
${updatePolicy}`;
