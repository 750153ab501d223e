import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { diffText } from '../init/diffText.ts';
import type { InitPlan } from '../init/initPlan.ts';
import { planInit } from '../init/planInit.ts';
import { isInstalled, previewFolder } from '../init/previewFolder.ts';
import { writeFiles } from '../init/writeFiles.ts';
import { FileError } from '../lib/fileError.ts';
import { drawPatch } from '../reporters/drawing/drawPatch.ts';
import { hasColour } from '../reporters/drawing/hasColour.ts';
import { styleOf } from '../reporters/drawing/style.ts';
import { doctorCommand } from './doctorCommand.ts';
import { exitCodeOf, exitCodes } from './exitCodes.ts';
import { onSignals, type Signals } from './onSignals.ts';
import { printError, printStyled } from './print.ts';
import { rehearseCommand } from './rehearseCommand.ts';

export interface InitFlags {
  /** The logical ID of the function to guard. */
  function?: string;
  template?: string;
  alias?: string;
  /** Whether to write what is planned. */
  write?: boolean;
  /** Values for a template, by name. */
  parameter?: Record<string, string>;
}

/** Sets a project up; resolves with the exit code, and rejects if it cannot be planned. */
export async function initCommand(flags: InitFlags, packageVersion: string): Promise<number> {
  // A signal without a listener ends the process, and its temporary folder stays.
  const signals = onSignals();
  try {
    const code = await setUp(flags, packageVersion, signals);
    if (signals.received() === undefined) return code;
    printError('allow-traffic: interrupted before init was done\n');
    return exitCodeOf(false, signals.received());
  } finally {
    signals.release();
  }
}

/** Ends early if a signal came. */
async function setUp(flags: InitFlags, packageVersion: string, signals: Signals): Promise<number> {
  const { template, function: functionId, alias, write = false } = flags;
  const plan = planInit({
    packageVersion,
    ...(template !== undefined && { template }),
    ...(functionId !== undefined && { functionId }),
    ...(alias !== undefined && { alias }),
  });
  print(`init: ${plan.summary}.`);
  const hasWork = plan.files.length > 0 || plan.snippet !== undefined;
  if (!hasWork) return exitCodes.succeeded;
  show(plan);
  // A signal reaches its listener only between two turns of the event loop.
  await setImmediate();
  if (signals.received() !== undefined) return exitCodes.interrupted;
  if (write) writeFiles(plan.root, plan.files);
  const count = `${plan.files.length} ${plan.files.length === 1 ? 'file' : 'files'}`;
  if (write) print(`init: wrote ${count}: ${plan.files.map(({ path }) => path).join(', ')}.`);
  else print(`init: nothing is written yet; --write writes ${count}.`);
  for (const note of plan.notes ?? []) print(`init: ${note}.`);
  const code =
    plan.template === undefined ? exitCodes.succeeded : await tryPlan(plan, flags, signals);
  if (signals.received() === undefined) showNext(plan, flags);
  return code;
}

function show({ files, snippet }: InitPlan): void {
  const style = styleOf({ hasColour: hasColour(process.stdout.isTTY, process.env) });
  print('');
  if (files.length > 0) print(drawPatch(diffText(files), style));
  if (snippet) print(`init: add this to ${snippet.into}:\n\n${snippet.text}`);
}

function showNext({ next }: InitPlan, flags: InitFlags): void {
  const given = (['template', 'function', 'alias'] as const).flatMap((name) =>
    flags[name] === undefined ? [] : [`--${name} ${flags[name]}`],
  );
  const again = ['npx allow-traffic init', ...given, '--write'].join(' ');
  const steps = flags.write === true ? next : [again, ...next];
  print(['', 'Next:', ...steps.map((step, index) => `  ${index + 1}. ${step}`)].join('\n'));
}

/** Runs `doctor` and a rehearsal on the project: on a copy of links, if it is not written or not installed yet. */
async function tryPlan(plan: InitPlan, flags: InitFlags, signals: Signals): Promise<number> {
  const inPlace = flags.write === true && isInstalled(plan);
  const preview = inPlace ? undefined : previewFolder(plan, packageFolder());
  const before = process.cwd();
  try {
    process.chdir(preview?.path ?? plan.root);
    return await runBoth(plan, flags, signals, inPlace ? '' : ', on a copy of the project');
  } finally {
    process.chdir(before);
    preview?.remove();
  }
}

async function runBoth(
  { template = '', functionId }: InitPlan,
  { parameter }: InitFlags,
  signals: Signals,
  where: string,
): Promise<number> {
  print(`\ninit: allow-traffic doctor${where}:\n`);
  const parameters = parameter && { parameter };
  const inspected = await doctorCommand(template, { format: 'text', ...parameters });
  if (signals.received() !== undefined) return exitCodes.interrupted;
  print(`\ninit: allow-traffic rehearse${where}:\n`);
  try {
    const selected = functionId === undefined ? {} : { function: functionId };
    const rehearsed = await rehearseCommand(template, { ...selected, ...parameters });
    return Math.max(inspected, rehearsed);
  } catch (error) {
    // The plan is whole; what the rehearsal lacks is on this machine.
    if (!(error instanceof FileError)) throw error;
    printError(`init: it cannot be rehearsed: ${error.message}\n`);
    return exitCodes.failed;
  }
}

/** The folder of this package, from `dist` or from the sources. */
function packageFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json')) && folder !== dirname(folder)) {
    folder = dirname(folder);
  }
  return folder;
}

const print = (text: string): void => printStyled(`${text}\n`);
