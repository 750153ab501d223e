import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AssetPath } from './functions/readCode.ts';
import { TemplateError } from './templateError.ts';

interface Artifact {
  type?: string;
  properties?: { templateFile?: string; stackName?: string; directoryName?: string };
}

interface AssetManifest {
  files?: Record<
    string,
    { source?: { path?: string }; destinations?: Record<string, { objectKey?: string }> }
  >;
}

/** One stack of a CDK assembly. */
export interface CdkStack {
  templatePath: string;
  stackName: string;
}

const manifestFile = 'manifest.json';

/** Whether a folder is what `cdk synth` writes. */
export const isAssembly = (folder: string): boolean => existsSync(join(folder, manifestFile));

/** The stacks of an assembly, with those of its stages. Throws a {@link TemplateError} if it cannot be read. */
export function assemblyStacks(folder: string): CdkStack[] {
  const { artifacts = {} } = readJson(join(folder, manifestFile)) as {
    artifacts?: Record<string, Artifact>;
  };
  return Object.entries(artifacts).flatMap(([id, { type, properties = {} }]) => {
    const { templateFile, stackName = id, directoryName } = properties;
    if (type === 'aws:cloudformation:stack' && templateFile !== undefined) {
      return [{ templatePath: join(folder, templateFile), stackName }];
    }
    const isStage = type === 'cdk:cloud-assembly' && directoryName !== undefined;
    return isStage ? assemblyStacks(join(folder, directoryName)) : [];
  });
}

/** Finds the assets of a template by the manifest that `cdk synth` writes beside it. */
export function assetsBeside(templatePath: string): AssetPath {
  const manifest = templatePath.replace(/\.template\.json$/, '.assets.json');
  if (manifest === templatePath || !existsSync(manifest)) return () => undefined;
  const { files = {} } = readJson(manifest) as AssetManifest;
  const paths = new Map(
    Object.values(files).flatMap(({ source, destinations = {} }) =>
      Object.values(destinations).map(({ objectKey = '' }) => [objectKey, source?.path] as const),
    ),
  );
  return (objectKey) => paths.get(objectKey);
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as unknown;
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new TemplateError(path, undefined, `cannot read the CDK assembly: ${why}`, cause);
  }
}
