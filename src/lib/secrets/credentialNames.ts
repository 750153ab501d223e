/** Headers and other members that hold credentials, in small letters. Their values are always hidden. */
export const credentialNames: readonly string[] = [
  'authorization',
  'authorizationtoken',
  'cookie',
  'cookies',
  'proxy-authorization',
  'set-cookie',
  'x-amz-security-token',
  'x-api-key',
];
