/*
 * What is loaded when a check of this folder runs: with CloudWatch's client, so as one chunk of its own.
 */
export { awsServices } from './awsServices.ts';
export { compareVersionMetrics } from './compareVersionMetrics.ts';
export { watchAlarms } from './watchAlarms.ts';
