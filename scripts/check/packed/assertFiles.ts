/** Throws if a file is in the package by mistake, or is missing. */
export function assertFiles(files: readonly string[]): void {
  const allowed =
    /^(package\.json|schema\/(hook-report|checks|rehearsal)\.schema\.json|docs\/((api|recipes)\/)?[\w-]+\.(md|svg|png)|examples\/([\w-]+\/)*[\w.-]+\.(md|ts|mjs|json|yml|sh|tf|tftpl)|terraform\/guarded-deployment\/\w+\.tf|README\.md|LICENSE|CHANGELOG\.md|dist\/.*\.(js|cjs|d\.ts)|dist\/types-cjs\/package\.json|dist\/THIRD-PARTY-NOTICES\.txt|dist\/allow-traffic-layer\.zip)$/;
  const unexpected = files.filter((file) => !allowed.test(file));
  const missing = [
    'README.md',
    'LICENSE',
    'CHANGELOG.md',
    'dist/cli.js',
    ...['index', 'testing', 'cloudwatch', 'sns', 'cdk'].flatMap((name) => [
      `dist/${name}.js`,
      `dist/${name}.cjs`,
    ]),
    'dist/buildHooks.js',
    'dist/bootstrap.js',
    'dist/networkGuard.cjs',
    'schema/hook-report.schema.json',
    'schema/checks.schema.json',
    'schema/rehearsal.schema.json',
    'docs/getting-started.md',
    'docs/api/README.md',
    'examples/rehearsal.yml',
    'terraform/guarded-deployment/main.tf',
    'dist/allow-traffic-layer.zip',
    'dist/dryRunProcess.js',
    'dist/environmentCredentials.js',
    'dist/noEventStreams.js',
    'dist/initQueue.js',
    'dist/THIRD-PARTY-NOTICES.txt',
  ].filter((file) => !files.includes(file));
  if (unexpected.length > 0)
    throw new Error(`unexpected files in the package: ${unexpected.join(', ')}`);
  if (missing.length > 0) throw new Error(`missing from the package: ${missing.join(', ')}`);
}
