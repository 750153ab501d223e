/*
 * What is loaded when a check of this folder runs: with CloudWatch's client, so as one chunk of its own.
 */
export { awsServices } from './awsServices.ts';
export { compareVersions } from './compareVersions.ts';
export { watchAlarms } from './watchAlarms.ts';
