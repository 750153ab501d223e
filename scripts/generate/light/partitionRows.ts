import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

interface PartitionsInfo {
  partitions: {
    id: string;
    outputs: {
      dnsSuffix: string;
      dualStackDnsSuffix: string;
      supportsDualStack: boolean;
      supportsFIPS: boolean;
    };
    regionRegex: string;
    regions: Record<string, object>;
  }[];
}

async function installed(): Promise<PartitionsInfo['partitions']> {
  const sdk = dirname(createRequire(import.meta.url).resolve('@aws-sdk/core/package.json'));
  const file = join(sdk, 'dist-es/submodules/client/util-endpoints/lib/aws/partitions.js');
  const encoded = Buffer.from(readFileSync(file)).toString('base64');
  const module = (await import(`data:text/javascript;base64,${encoded}`)) as {
    partitionsInfo: PartitionsInfo;
  };
  return module.partitionsInfo.partitions;
}

/**
 * The source of the partitions: for each a pattern of its regions and its two suffixes. The first one is also
 * for regions that no pattern knows, so only regions that another pattern, or none, would take are named.
 */
export async function partitionRows(): Promise<string> {
  const partitions = await installed();
  const byPattern = (region: string): string =>
    (partitions.find(({ regionRegex }) => new RegExp(regionRegex).test(region)) ?? partitions[0])
      ?.id ?? '';
  const rows = partitions.map(({ id, outputs, regionRegex, regions }) => {
    if (!outputs.supportsDualStack || !outputs.supportsFIPS) {
      throw new Error(
        `the partition ${id} does not support FIPS and dual-stack; the light endpoints do not know this`,
      );
    }
    const others = Object.keys(regions).filter((region) => byPattern(region) !== id);
    const pattern = [regionRegex, ...others.map((region) => `^${region}$`)].join('|');
    const suffixes = [outputs.dnsSuffix, outputs.dualStackDnsSuffix].map((one) =>
      JSON.stringify(one),
    );
    return `[/${pattern.replaceAll('\\-', '-')}/, ${suffixes.join(', ')}]`;
  });
  if (partitions[0]?.id !== 'aws') throw new Error('the first partition is not aws');
  return `[${rows.join(', ')}]`;
}
