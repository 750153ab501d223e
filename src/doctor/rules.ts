import type { Rule } from './rule.ts';
import { alarmMetric } from './rules/alarms/alarmMetric.ts';
import { alarmMissingData } from './rules/alarms/alarmMissingData.ts';
import { alarmTarget } from './rules/alarms/alarmTarget.ts';
import { noAlarms } from './rules/alarms/noAlarms.ts';
import { tooManyAlarms } from './rules/alarms/tooManyAlarms.ts';
import { checkMistakes } from './rules/code/checkMistakes.ts';
import { deprecatedRuntime } from './rules/code/deprecatedRuntime.ts';
import { handlerMissing } from './rules/code/handlerMissing.ts';
import { layerRuntime } from './rules/code/layerRuntime.ts';
import { firstCreation } from './rules/deployment/firstCreation.ts';
import { manyGroups } from './rules/deployment/manyGroups.ts';
import { preferenceOff } from './rules/deployment/preferenceOff.ts';
import { unpublishedChanges } from './rules/deployment/unpublishedChanges.ts';
import { asyncRetries } from './rules/hook/asyncRetries.ts';
import { hookGuardsItself } from './rules/hook/hookGuardsItself.ts';
import { hookTimeout } from './rules/hook/hookTimeout.ts';
import { isolatedMemory } from './rules/hook/isolatedMemory.ts';
import { onFailureDestination } from './rules/hook/onFailureDestination.ts';
import { qualifiedHook } from './rules/hook/qualifiedHook.ts';
import { reservedConcurrency } from './rules/hook/reservedConcurrency.ts';
import { staleVersion } from './rules/hook/staleVersion.ts';
import { testsLatest } from './rules/hook/testsLatest.ts';
import { vpcWithoutRoute } from './rules/hook/vpcWithoutRoute.ts';
import { hookName } from './rules/names/hookName.ts';
import { nameFromDeploymentId } from './rules/ownCode/nameFromDeploymentId.ts';
import { neverReports } from './rules/ownCode/neverReports.ts';
import { onlySuccess } from './rules/ownCode/onlySuccess.ts';
import { signalWithoutRace } from './rules/ownCode/signalWithoutRace.ts';
import { silentOnError } from './rules/ownCode/silentOnError.ts';
import { statusCodeOnly } from './rules/ownCode/statusCodeOnly.ts';
import { throwsAtLoad } from './rules/ownCode/throwsAtLoad.ts';
import { unclampedReserve } from './rules/ownCode/unclampedReserve.ts';
import { checkPermissions } from './rules/permissions/checkPermissions.ts';
import { discoveryPermissions } from './rules/permissions/discoveryPermissions.ts';
import { invokePermission } from './rules/permissions/invokePermission.ts';
import { reportPermission } from './rules/permissions/reportPermission.ts';
import { widePermissions } from './rules/permissions/widePermissions.ts';

/** Every rule, in the order of the documents. */
export const rules: readonly Rule[] = [
  hookName,
  reportPermission,
  discoveryPermissions,
  invokePermission,
  checkPermissions,
  widePermissions,
  hookGuardsItself,
  hookTimeout,
  isolatedMemory,
  vpcWithoutRoute,
  onFailureDestination,
  asyncRetries,
  reservedConcurrency,
  qualifiedHook,
  staleVersion,
  testsLatest,
  noAlarms,
  tooManyAlarms,
  alarmTarget,
  alarmMetric,
  alarmMissingData,
  unpublishedChanges,
  firstCreation,
  preferenceOff,
  manyGroups,
  deprecatedRuntime,
  layerRuntime,
  handlerMissing,
  checkMistakes,
  neverReports,
  silentOnError,
  onlySuccess,
  statusCodeOnly,
  throwsAtLoad,
  unclampedReserve,
  signalWithoutRace,
  nameFromDeploymentId,
];
