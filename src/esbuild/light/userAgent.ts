import { platform, release } from 'node:os';

declare const PACKAGE_VERSION: string;
const packageVersion = typeof PACKAGE_VERSION === 'undefined' ? '0.0.0' : PACKAGE_VERSION;

/** A part of a user agent: a name, which may have a prefix and a slash, and a version. */
type Part = readonly [name: string, version?: string];

/** Names this package beside the SDK, as the SDK's option `customUserAgent` would. */
export const packagePart: Part = ['lib/allow-traffic', packageVersion];

const escapeName = (name: string): string => name.replace(/[^!$%&'*+\-.^_`|~\w]/g, '-');

/** A part as the SDK writes it: `prefix/name#version`. */
function written([name, version = '']: Part): string {
  const [prefix = '', ...others] = name.split('/').map(escapeName);
  const last = prefix === 'api' ? others.join('/').toLowerCase() : others.join('/');
  const parts = [others.length > 0 ? prefix : '', others.length > 0 ? last : prefix];
  const [first = '', second, third] = [
    ...parts,
    version.replace(/[^!$%&'*+\-.^_`|~\w#]/g, '-'),
  ].filter((part) => part !== '');
  return `${first}${second === undefined ? '' : `/${second}`}${third === undefined ? '' : `#${third}`}`;
}

/** What a client says of itself and of one request. */
export interface UserAgent {
  serviceId: string;
  clientVersion: string;
  /** The ids of the features that the request uses, in the SDK's order. */
  features: readonly string[];
  appId: string | undefined;
}

/** The two headers of a request that name its client. The first one is signed. */
export function userAgentHeaders(agent: UserAgent): Record<string, string> {
  const { serviceId, clientVersion, features, appId } = agent;
  const { AWS_EXECUTION_ENV } = process.env;
  const sdk = written(['aws-sdk-js', clientVersion]);
  const own = written(packagePart);
  const parts = [
    sdk,
    written(['ua', '2.1']),
    written([`os/${platform()}`, release()]),
    written(['lang/js']),
    written(['md/nodejs', process.versions.node]),
    written([`api/${serviceId}`, clientVersion]),
    ...(AWS_EXECUTION_ENV ? [written([`exec-env/${AWS_EXECUTION_ENV}`])] : []),
    `m/${features.join(',')}`,
    ...(appId ? [written(['app', appId])] : []),
    own,
  ];
  return { 'x-amz-user-agent': `${sdk} ${own}`, 'user-agent': parts.join(' ') };
}
