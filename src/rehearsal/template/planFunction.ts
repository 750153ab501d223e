import { definedMembers } from '../../lib/objects.ts';
import type { TemplateFunction } from '../../template/template.ts';
import type { Value } from '../../template/value.ts';
import type { FunctionCode } from '../lambda/lambdaStandIn.ts';
import { oldestRuntime, runtimeFamily, runtimeMistake } from '../lambda/launch/runtimeName.ts';
import type { Architecture } from '../lambda/state/versionConfig.ts';
import { noteOldSdk } from './code/noteOldSdk.ts';
import { planCode } from './code/planCode.ts';
import { planImage } from './code/planImage.ts';
import { failAt, known, noteAt, whyUnknown, type PlanContext } from './planContext.ts';
import { planLayers } from './planLayers.ts';

/** The versions between which the rehearsal shifts traffic. */
export const currentVersion = '1';
export const targetVersion = '2';

/** How to run a function of a template. What a rehearsal file sets is taken from there. */
export async function planFunction(
  context: PlanContext,
  fn: TemplateFunction,
): Promise<FunctionCode> {
  const { logicalId, timeout, memorySize, logFormat, tracing } = fn;
  const given = context.overrides.get(logicalId) ?? {};
  const { command, runtime = command ? runtimeOf(fn) : planRuntime(context, fn) } = given;
  const family = command || runtime === undefined ? 'provided' : runtimeFamily(runtime);
  const isGiven = (given.handler ?? command) !== undefined || family === 'provided';
  const own: Partial<FunctionCode> =
    given.imageUri !== undefined || (given.codeUri !== undefined && isGiven)
      ? {}
      : (planImage(context, fn) ?? (await planCode(context, fn, family, given.codeUri)));
  noteOldSdk(context, fn, own);
  const number = (value: Value<number> | undefined, what: string): number | undefined =>
    value && known(context, value, `the ${what} of '${logicalId}'`);
  return {
    ...definedMembers({
      runtime,
      timeout: given.timeout ?? number(timeout, 'timeout'),
      memorySize: given.memorySize ?? number(memorySize, 'memory'),
      architecture: planArchitecture(context, fn),
      tracingMode: tracing?.known === true && tracing.value === 'Active' ? 'Active' : undefined,
      logFormat: logFormat?.known === true && logFormat.value === 'JSON' ? 'JSON' : undefined,
      layers: given.layers ?? planLayers(context, fn),
    }),
    codeUri: '',
    ...own,
    ...given,
    environment: { ...planEnvironment(context, fn, given.environment ?? {}), ...given.environment },
  };
}

function planRuntime(context: PlanContext, fn: TemplateFunction): string | undefined {
  const { runtime, logicalId, at } = fn;
  if (fn.code.kind === 'image') return undefined;
  if (runtime === undefined) {
    return failAt(context, at, `'Runtime' of '${logicalId}' is missing`);
  }
  const name = known(context, runtime, `the runtime of '${logicalId}'`);
  const mistake = runtimeMistake(name);
  if (mistake === undefined) return name;
  const oldest = oldestRuntime(name);
  if (oldest === undefined) {
    return failAt(context, runtime.at, `the runtime of '${logicalId}' is '${name}'${mistake}`);
  }
  const message = `'${logicalId}' has the runtime ${name}; it is rehearsed on ${oldest}.`;
  noteAt(context, runtime.at, message);
  return oldest;
}

/** The functions run on this machine, so one that is not known may be left out. */
function planArchitecture(
  context: PlanContext,
  { logicalId, architecture }: TemplateFunction,
): Architecture | undefined {
  if (architecture?.known !== true) return undefined;
  const { value, at } = architecture;
  if (value === 'x86_64' || value === 'arm64') return value;
  const message = `the architecture of '${logicalId}' is '${value}'; expected x86_64 or arm64`;
  return failAt(context, at, message);
}

const runtimeOf = ({ runtime }: TemplateFunction): string | undefined =>
  runtime?.known === true ? runtime.value : undefined;

/** What is not known is not set, and the user is told. */
function planEnvironment(
  context: PlanContext,
  fn: TemplateFunction,
  given: Readonly<Record<string, string>>,
): Record<string, string> {
  const { environment, unknownEnvironment, logicalId } = fn;
  if (unknownEnvironment) {
    const why = whyUnknown(unknownEnvironment);
    noteAt(context, unknownEnvironment.at, `the environment of '${logicalId}' is not set: ${why}.`);
  }
  const wrapper = environment.get('AWS_LAMBDA_EXEC_WRAPPER');
  if (wrapper)
    noteAt(context, wrapper.at, `the wrapper script of '${logicalId}' does not run here.`);
  const found: Record<string, string> = {};
  for (const [name, value] of environment) {
    if (Object.hasOwn(given, name)) continue;
    if (value.known) found[name] = value.value;
    else {
      noteAt(context, value.at, `${name} of '${logicalId}' is not set: ${whyUnknown(value)}.`);
    }
  }
  return found;
}
