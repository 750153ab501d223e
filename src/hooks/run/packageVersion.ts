// Replaced by the build; the source run as it is has no version.
declare const PACKAGE_VERSION: string;

/** The version of this package, as the user agent of its smoke calls says it. */
export const packageVersion: string =
  typeof PACKAGE_VERSION === 'undefined' ? '0.0.0' : PACKAGE_VERSION;
