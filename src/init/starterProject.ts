import type { PackageContent } from './starterPackage.ts';

/** The content of its `package.json`. */
export const starterContent: PackageContent = {
  private: true,
  type: 'module',
  workspaces: ['hooks'],
  scripts: {
    test: 'npm test --workspace hooks',
    doctor: 'allow-traffic doctor',
    rehearse: 'allow-traffic rehearse',
  },
};

/** The files of a small project: one function, which SAM publishes with an alias. Its hook is planned like any other. */
export const starterProject: Readonly<Record<string, string>> = {
  'template.yaml': `AWSTemplateFormatVersion: '2010-09-09'
Transform: AWS::Serverless-2016-10-31
Description: A function whose new versions get traffic step by step.

Resources:
  Orders:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: orders
      Handler: index.handler
      Runtime: nodejs24.x
      Timeout: 10
      AutoPublishAlias: live
      Events:
        Health:
          Type: HttpApi
          Properties: { Method: GET, Path: /health }
`,
  'orders/index.mjs': `export const handler = async ({ rawPath }) => ({
  statusCode: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ path: rawPath, ok: true }),
});
`,
  'package.json': `${JSON.stringify(starterContent, undefined, 2)}\n`,
  '.gitignore': 'node_modules/\n.aws-sam/\n',
};
