import { readFileSync } from 'node:fs';
import { parseDocument, type Tags } from 'yaml';
import { hold } from './step.ts';

interface SamFunction {
  FunctionName?: string;
  AutoPublishAlias?: string;
  DeploymentPreference?: {
    Enabled?: boolean;
    Alarms?: unknown[];
    Hooks?: { PreTraffic: string; PostTraffic: string };
  };
  EventInvokeConfig?: { DestinationConfig: { OnFailure: { Destination: string } } };
}

interface Resource {
  Type: string;
  Properties: SamFunction & Record<string, unknown>;
}

/** CloudFormation's short functions. Each is read as its own argument. */
export const tags: Tags = ['!Ref', '!Sub', '!GetAtt'].map((tag) => ({
  tag,
  resolve: (text: string) => text,
}));

function statements(value: unknown): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap(statements);
  if (typeof value !== 'object' || value === null) return [];
  const { Effect } = value as { Effect?: unknown };
  const own = Effect === undefined ? [] : [value as Record<string, unknown>];
  return [...own, ...Object.values(value).flatMap(statements)];
}

/** Checks what most people learn the hard way. */
export function checkSamTemplate(path: string): void {
  const document = parseDocument(readFileSync(path, 'utf8'), { customTags: tags });
  hold(document.errors.length === 0, `${path}: ${document.errors.join('; ')}`);
  const { Resources } = document.toJS() as { Resources: Record<string, Resource> };
  const guarded = Object.values(Resources).find(
    ({ Properties }) => Properties.DeploymentPreference?.Hooks,
  );
  const preference = guarded?.Properties.DeploymentPreference;
  hold(guarded?.Properties.AutoPublishAlias !== undefined, `${path}: no AutoPublishAlias`);
  hold((preference?.Alarms ?? []).length > 0, `${path}: no alarm stops the deployment`);
  for (const id of Object.values(preference?.Hooks ?? {})) {
    const hook = Resources[id]?.Properties;
    const where = `${path}: ${id}`;
    hold(
      hook?.FunctionName?.startsWith('CodeDeployHook_') ?? false,
      `${where}: its name must start with CodeDeployHook_`,
    );
    hold(hook?.DeploymentPreference?.Enabled === false, `${where}: is deployed gradually itself`);
    hold(hook.EventInvokeConfig !== undefined, `${where}: no on-failure destination`);
  }
  const all = statements(Resources);
  hold(all.length > 0, `${path}: no permissions`);
  for (const statement of all) {
    const resources = [statement['Resource']].flat() as string[];
    hold(
      resources.length > 0 && resources.every((one) => one !== '*' && !one.endsWith('*')),
      `${path}: a statement's resource is too wide: ${JSON.stringify(statement)}`,
    );
  }
}
