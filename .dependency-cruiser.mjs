/** What each folder of src may import. Anything else is an error. CONTRIBUTING.md has the same as a table. */
const lambdaTypes = ['@types/aws-lambda', 'aws-lambda'];
export const rooms = {
  lib: { rooms: [] },
  model: { rooms: ['lib'] },
  aws: {
    rooms: ['lib', 'model'],
    packages: ['@aws-sdk/client-codedeploy', '@aws-sdk/client-lambda'],
  },
  deployment: { rooms: ['lib', 'model', 'aws'], packages: ['js-yaml'] },
  checks: { rooms: ['lib', 'model'], packages: ['ajv', 'ajv-formats', ...lambdaTypes] },
  cloudwatch: {
    rooms: ['lib', 'model', 'aws', 'checks'],
    packages: [
      '@aws-sdk/client-cloudwatch',
      '@aws-sdk/client-codedeploy',
      '@aws-sdk/client-lambda',
    ],
  },
  actions: { rooms: ['lib', 'model', 'aws'] },
  sns: { rooms: ['lib', 'model', 'aws', 'actions'], packages: ['@aws-sdk/client-sns'] },
  hooks: {
    rooms: ['lib', 'model', 'aws', 'deployment', 'checks'],
    packages: ['@middy/core', ...lambdaTypes],
  },
  isolate: {
    rooms: ['lib', 'model', 'aws', 'deployment', 'checks', 'hooks'],
    packages: lambdaTypes,
  },
  config: {
    rooms: ['lib', 'model', 'aws', 'deployment', 'checks', 'hooks', 'cloudwatch'],
    packages: ['js-yaml', ...lambdaTypes],
  },
  moduleProcess: { rooms: ['lib'], files: ['isolate/child/loadModule'] },
  tryOut: {
    rooms: ['lib', 'model', 'aws', 'deployment', 'checks', 'hooks', 'config', 'moduleProcess'],
    packages: ['@aws-sdk/client-lambda', ...lambdaTypes],
  },
  target: { rooms: [], packages: lambdaTypes },
  esbuild: {
    rooms: [],
    packages: [
      'esbuild',
      '@aws-sdk/core',
      '@aws/lambda-invoke-store',
      '@smithy/core',
      '@smithy/node-http-handler',
      '@smithy/signature-v4',
    ],
  },
  template: { rooms: ['lib'], packages: ['yaml'] },
  policy: { rooms: ['lib', 'model', 'checks', 'config', 'moduleProcess'] },
  doctor: {
    rooms: ['lib', 'model', 'template', 'config', 'policy'],
    packages: ['@babel/parser', '@babel/types'],
  },
  templatePolicy: { rooms: ['lib', 'model', 'template', 'doctor', 'policy'] },
  cdk: {
    rooms: ['lib', 'policy', 'esbuild'],
    packages: ['aws-cdk-lib', 'constructs'],
  },
  init: { rooms: ['lib', 'template', 'policy'], packages: ['yaml', 'diff'] },
  rehearsal: {
    rooms: ['lib', 'model', 'template'],
    files: ['deployment/appSpec', 'deployment/formatAppSpec'],
    packages: ['yaml', 'ajv', 'yauzl', 'yazl', '@smithy/core', '@smithy/signature-v4'],
  },
  records: {
    rooms: ['lib', 'model'],
    files: ['aws/reportLine', 'rehearsal/progressEvent', 'rehearsal/rehearsalResult'],
  },
  page: {
    rooms: ['lib', 'model', 'records'],
    packages: [
      'hastscript',
      'hast-util-to-html',
      '@types/hast',
      'hast',
      'd3-scale',
      '@types/d3-scale',
      'd3-shape',
      '@types/d3-shape',
      'diff',
    ],
  },
  reporters: {
    rooms: ['lib', 'model', 'page'],
    files: ['rehearsal/progressEvent', 'rehearsal/rehearsalDocument', 'rehearsal/rehearsalResult'],
    packages: ['picocolors', 'log-update', 'string-width', 'diff'],
  },
  cli: {
    rooms: [
      'lib',
      'model',
      'rehearsal',
      'doctor',
      'tryOut',
      'init',
      'records',
      'reporters',
      'template',
      'policy',
      'templatePolicy',
    ],
    packages: ['commander'],
  },
};

const escape = (name) => name.replace(/[/@.]/g, (c) => `\\${c}`);

const roomRules = Object.entries(rooms).map(
  ([room, { rooms: others, files = [], packages = [] }]) => ({
    name: `room-${room}`,
    comment: `${room} may import: ${[...others, ...files, ...packages].join(', ') || 'nothing of ours'}`,
    severity: 'error',
    from: { path: `^src/${room}/` },
    to: {
      pathNot: [
        ...[room, ...others].map((one) => `^src/${one}/`),
        ...files.map((file) => `^src/${file}`),
        ...packages.map((name) => `node_modules/${escape(name)}/`),
        ...packages.map((name) => `^${escape(name)}$`),
      ],
      dependencyTypesNot: ['core'],
    },
  }),
);

export default {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'nothing-imports-index',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^src/index\\.ts$' },
    },
    {
      name: 'one-file-knows-middy',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/hooks/run/runHook\\.ts$' },
      to: { path: '@middy/core' },
    },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
    ...roomRules,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
    },
  },
};
