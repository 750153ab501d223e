/** The arrows of the house: each room says what it may import; anything else is an error. */
const rooms = {
  checks: {
    rooms: ['checks'],
    packages: ['ajv', 'ajv-formats', '@types/aws-lambda', 'aws-lambda'],
  },
  aws: { rooms: ['aws'], packages: ['@aws-sdk/client-codedeploy', '@aws-sdk/client-lambda'] },
  deployment: { rooms: ['deployment', 'aws'], packages: ['yaml'] },
  hooks: {
    rooms: ['hooks', 'checks', 'deployment', 'aws'],
    packages: ['@middy/core', '@types/aws-lambda', 'aws-lambda'],
  },
  isolate: {
    rooms: ['isolate', 'hooks', 'checks', 'deployment', 'aws'],
    packages: ['@types/aws-lambda', 'aws-lambda'],
  },
  config: {
    rooms: ['config', 'hooks', 'checks', 'deployment', 'aws'],
    packages: ['ajv', '@types/aws-lambda', 'aws-lambda'],
  },
  target: { rooms: ['target'], packages: ['@types/aws-lambda', 'aws-lambda'] },
  esbuild: { rooms: ['esbuild'], packages: ['esbuild'] },
  rehearsal: {
    rooms: ['rehearsal'],
    files: ['deployment/appSpec', 'deployment/formatAppSpec'],
    packages: ['yaml', 'ajv', 'yauzl', 'yazl'],
  },
  cli: { rooms: ['cli', 'rehearsal'], packages: ['commander', 'picocolors', 'log-update'] },
};

const escape = (name) => name.replace(/[/@.]/g, (c) => `\\${c}`);

const roomRules = Object.entries(rooms).map(([room, may]) => ({
  name: `room-${room}`,
  comment: `${room} may import: ${may.rooms.join(', ')}; ${may.packages.join(', ')}`,
  severity: 'error',
  from: { path: `^src/${room}/` },
  to: {
    pathNot: [
      ...may.rooms.map((r) => `^src/${r}/`),
      ...(may.files ?? []).map((f) => `^src/${f}`),
      ...may.packages.map((p) => `node_modules/${escape(p)}/`),
      ...may.packages.map((p) => `^${escape(p)}$`),
    ],
    dependencyTypesNot: ['core'],
  },
}));

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
      from: { path: '^src/', pathNot: '^src/hooks/runHook\\.ts$' },
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
