import { Promise, process } from '../../lib/primordials.ts';
import { isAfterShift } from '../../model/lifecycleEvents.ts';
import { deploymentReader, type DeploymentReader } from '../../deployment/deploymentReader.ts';
import { askDeployment, discoverTarget, type Discovery } from '../../deployment/discoverTarget.ts';
import { completeTarget } from '../../deployment/completeTarget.ts';
import { parseFunctionRef } from '../../model/functionRef.ts';
import { inferLifecycleEvent, type Self } from '../../deployment/inferLifecycleEvent.ts';
import { describeFailure } from '../../deployment/targetSources.ts';
import { TargetError, readTargets } from '../../deployment/readTargets.ts';
import { type Target } from '../../model/target.ts';
import { checkContexts } from './checkContext.ts';
import { checkRecorder } from '../report/checkRecorder.ts';
import type { HookRun } from './hookRun.ts';
import type { PlannedCheck } from './runChecks.ts';
import { implicitRoutingCheck } from './implicitRoutingCheck.ts';
import type { Verdict } from './verdict.ts';

const rollbackCreators = ['codeDeployRollback', 'CloudFormationRollback'];

function selfOf(lambdaContext: unknown): Self {
  const context = (lambdaContext ?? {}) as Record<string, unknown>;
  const text = (key: string): string => (typeof context[key] === 'string' ? context[key] : '');
  return {
    functionName: text('functionName'),
    functionVersion: text('functionVersion'),
    invokedFunctionArn: text('invokedFunctionArn'),
  };
}

/** The event that runs: the handler or a dry run names it, or it is inferred. */
async function eventOf(run: HookRun, deployment: DeploymentReader): Promise<string> {
  const wanted = run.dryRun?.lifecycleEvent;
  const known = run.hook.lifecycleEvent ?? wanted;
  if (wanted !== undefined && wanted !== known) {
    throw new TargetError(`this handler serves ${known}, not ${wanted}`);
  }
  if (known !== undefined) return known;
  if (run.dryRun) {
    throw new TargetError(
      'a dry run of a handler for several events needs "lifecycleEvent" in its event',
    );
  }
  return inferLifecycleEvent(deployment, selfOf(run.lambdaContext));
}

async function targetsOf(run: HookRun, deployment: DeploymentReader): Promise<Target[]> {
  const option = run.hook.options.target;
  const environment = process.env['ALLOW_TRAFFIC_TARGET']?.trim();
  if (run.dryRun?.target !== undefined) return readTargets(run.dryRun.target, 'option');
  if (run.dryRun && option === undefined && !environment) {
    throw new TargetError('a dry run needs "target" in its event, or a target that is set');
  }
  const { targets, notes } = await discoverTarget({ option, environment }, deployment);
  run.notes.push(...notes);
  return targets;
}

/** The verdict on a rollback that skips the checks; `undefined` if the checks must run. */
async function rollbackVerdict(
  run: HookRun,
  deployment: DeploymentReader,
): Promise<Verdict | undefined> {
  if (run.hook.options.onRollback === 'run' || run.dryRun) return undefined;
  try {
    const { creator } = await deployment.state();
    if (creator === undefined || !rollbackCreators.includes(creator)) return undefined;
    return {
      status: 'Succeeded',
      reason: `the deployment is a rollback (creator ${creator}), which onRollback: 'succeed' lets through unchecked`,
    };
  } catch (error) {
    run.notes.push(`whether this is a rollback is not known: ${describeFailure(error)}`);
    return undefined;
  }
}

/** Whether the deployment itself named the target, which is then complete. */
const isDiscovered = ({ foundBy }: Target): boolean =>
  foundBy === 'deploymentTargets' || foundBy === 'appSpec';

/** Completes a set target with what the deployment says about the same function. */
function completed(run: HookRun, target: Target, { targets }: Discovery): Target {
  const { invokedFunctionArn } = selfOf(run.lambdaContext);
  return completeTarget(target, targets, parseFunctionRef(invokedFunctionArn) ?? {});
}

/** Reads the deployment for a check that needs what a set target leaves open. */
function lookUp(run: HookRun, deployment: DeploymentReader): (target: Target) => Promise<Target> {
  return async (target) => {
    if (run.dryRun || isDiscovered(target)) return target;
    const deployed = await askDeployment(deployment).catch((error: unknown) => {
      const note = `the alias and CurrentVersion of ${target.functionName} could not be looked up; set them in the option target: ${describeFailure(error)}`;
      if (!run.notes.includes(note)) run.notes.push(note);
    });
    return deployed ? completed(run, target, deployed) : target;
  };
}

/** Rejects if the deployment, which was read for the event, contradicts a target that is set. */
async function refuseContradiction(run: HookRun, deployment: DeploymentReader): Promise<void> {
  const set = run.targets.filter((target) => !isDiscovered(target));
  if (run.dryRun || set.length === 0) return;
  // If the deployment does not say it, nothing is missing: the target is set.
  const deployed = await askDeployment(deployment).catch(() => undefined);
  if (deployed) for (const target of set) completed(run, target, deployed);
}

/** The checks of a run, each with its context. */
export interface RunPlan {
  plan: PlannedCheck[];
  /** Run when all of the plan have ended. */
  afterwards: PlannedCheck[];
}

function plan(run: HookRun, deployment: DeploymentReader, lifecycleEvent: string): RunPlan {
  const given = run.hook.options.checks.get(lifecycleEvent);
  if (!given) throw new TargetError(`this handler has no checks for ${lifecycleEvent}`);
  const found: RunPlan = { plan: [], afterwards: [] };
  for (const target of run.targets) {
    const context = checkContexts(
      {
        clients: run.hook.clients,
        deadline: run.deadline,
        event: run.event,
        lifecycleEvent,
        logger: run.logger,
        lookUp: lookUp(run, deployment),
      },
      target,
    );
    const withContext = (check: unknown): PlannedCheck => {
      const { logPayloads } = run.hook.options;
      const { onInvocation, recordCheck } = checkRecorder(run.redaction, logPayloads);
      return { check, context: context(onInvocation), recordCheck };
    };
    found.plan.push(...given.map(withContext));
    if (isAfterShift(lifecycleEvent)) found.afterwards.push(withContext(implicitRoutingCheck));
  }
  return found;
}

/**
 * Finds out what is not set: the event, the targets, and whether this is a rollback. Asks for all of
 * them at once. Returns the verdict if it is clear already, or else the checks to run.
 */
export async function planRun(run: HookRun): Promise<{ verdict: Verdict } | RunPlan> {
  const { hook, deadline } = run;
  const deployment = deploymentReader(hook.clients, run.event.DeploymentId, deadline);
  const event = eventOf(run, deployment).then((found) => (run.lifecycleEvent = found));
  const targets = targetsOf(run, deployment).then((found) => (run.targets = found));
  // They are awaited in turn, and no rejection may be unhandled meanwhile.
  for (const asked of [event, targets]) asked.catch(() => undefined);
  const rollback = await rollbackVerdict(run, deployment);
  if (rollback) {
    await Promise.allSettled([event]);
    return { verdict: rollback };
  }
  const lifecycleEvent = await event;
  await targets;
  if (hook.lifecycleEvent === undefined) await refuseContradiction(run, deployment);
  if (run.targets.every(isDiscovered)) await deployment.end();
  return plan(run, deployment, lifecycleEvent);
}
