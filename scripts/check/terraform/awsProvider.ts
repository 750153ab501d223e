import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const provider = 'registry.terraform.io/hashicorp/aws';

/** Where Terraform looks for providers without a registry, on Linux and macOS. */
const implied = (): string[] => [
  join(homedir(), '.terraform.d/plugins'),
  join(homedir(), 'Library/Application Support/io.terraform/plugins'),
  '/Library/Application Support/io.terraform/plugins',
  ...[
    process.env['XDG_DATA_HOME'] ?? join(homedir(), '.local/share'),
    ...(process.env['XDG_DATA_DIRS'] ?? '/usr/local/share:/usr/share').split(':'),
  ].map((folder) => join(folder, 'terraform/plugins')),
];

export interface AwsProvider {
  /** The value of `terraform init -plugin-dir`. */
  folder: string;
  /** The versions in it, for the output. */
  versions: string[];
}

/**
 * A folder that has the AWS provider: `TERRAFORM_PLUGIN_DIR`, or else one of Terraform's implied
 * mirrors. Undefined if there is none.
 * @see https://developer.hashicorp.com/terraform/cli/config/config-file#implied-local-mirror-directories
 */
export function findAwsProvider(): AwsProvider | undefined {
  const given = process.env['TERRAFORM_PLUGIN_DIR'];
  const folder = (given === undefined ? implied() : [given]).find((path) =>
    existsSync(join(path, provider)),
  );
  return folder === undefined
    ? undefined
    : { folder, versions: readdirSync(join(folder, provider)).sort() };
}
