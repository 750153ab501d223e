import { JSON, Object } from '../lib/primordials.ts';
import type { AppSpec } from './appSpec.ts';

const quoted = (value: string): string => JSON.stringify(value);

/** Unquoted only if every YAML reader takes it for the same string. */
const scalar = (value: string): string =>
  /^[A-Za-z_][\w.-]*$/.test(value) && !/^(y|n|yes|no|on|off|true|false|null|inf|nan)$/i.test(value)
    ? value
    : quoted(value);

function asJson(spec: AppSpec): string {
  return JSON.stringify(
    {
      version: spec.version,
      Resources: spec.functions.map((f) =>
        Object.fromEntries([
          [
            f.logicalName,
            {
              Type: 'AWS::Lambda::Function',
              Properties: {
                Name: f.name,
                Alias: f.alias,
                CurrentVersion: f.currentVersion,
                TargetVersion: f.targetVersion,
              },
            },
          ],
        ]),
      ),
      Hooks: spec.hooks.map((hook) => ({ [hook.lifecycleEvent]: hook.function })),
    },
    undefined,
    2,
  );
}

function asYaml(spec: AppSpec): string {
  const lines = [`version: ${spec.version}`, 'Resources:'];
  for (const f of spec.functions) {
    lines.push(
      `  - ${scalar(f.logicalName)}:`,
      '      Type: AWS::Lambda::Function',
      '      Properties:',
      `        Name: ${scalar(f.name)}`,
      `        Alias: ${scalar(f.alias)}`,
      `        CurrentVersion: ${quoted(f.currentVersion)}`,
      `        TargetVersion: ${quoted(f.targetVersion)}`,
    );
  }
  if (spec.hooks.length > 0) lines.push('Hooks:');
  for (const hook of spec.hooks) lines.push(`  - ${hook.lifecycleEvent}: ${scalar(hook.function)}`);
  return `${lines.join('\n')}\n`;
}

/** Writes an AppSpec so that `parseAppSpec` reads the same value. */
export function formatAppSpec(spec: AppSpec, as: 'yaml' | 'json' = 'yaml'): string {
  return as === 'json' ? `${asJson(spec)}\n` : asYaml(spec);
}
