/** A whole deployment on your machine, in a test: the functions really run, and the real AWS SDK calls a stand-in. */
export { findRehearsal } from './findRehearsal.ts';
export { rehearse, rehearseAll } from './rehearse.ts';
export type { RehearseOptions } from './rehearseOptions.ts';
export type { ReadOptions, Rehearsal } from './openRehearsal.ts';
export { rehearsalDocument, type RehearsalDocument } from './rehearsalDocument.ts';
export type { RehearsalResult } from './rehearsalResult.ts';
export { startStandIn, type StandIn, type StandInOptions } from './startStandIn.ts';
export { simulatedClock, type SimulatedClockOptions } from './simulatedClock.ts';
export { RehearsalFileError, type Position } from './file/rehearsalFileError.ts';
export type {
  RehearsalAlarm,
  RehearsalCode,
  RehearsalFile,
  RehearsalFunction,
  RehearsalSettings,
  TemplateRehearsalFile,
} from './file/rehearsalFile.ts';
export type { Clock } from './clock.ts';
export type { Assumptions } from './codedeploy/assumptions.ts';
export type { Fault, FaultKind, Faults } from './http/faults.ts';
export type { CheckReport } from '../model/check.ts';
export type { HookReport } from '../model/hookReport.ts';
export type { ProgressEvent, ProgressListener } from './progressEvent.ts';
