import { createLogUpdate } from 'log-update';
import type { ProgressEvent } from '../rehearsal/progressEvent.ts';
import { drawDeployment } from './drawing/drawDeployment.ts';
import { advanceAll, type ProgressStates } from './drawing/progressStates.ts';
import { resultLines } from './drawing/resultLines.ts';
import { styleOf } from './drawing/style.ts';
import type { Reporter, ReporterKind, ReporterOptions } from './reporter.ts';
import type { RunResult } from './runResult.ts';

const spinner = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const frameMs = 80;

/** Draws the deployments in place, several times a second. */
export const live: ReporterKind = { open: openLive, narrates: true };

function openLive({ out, verbose }: ReporterOptions): Reporter {
  const { terminal = process.stdout } = out;
  const screen = createLogUpdate(terminal);
  const style = styleOf(out);
  const states: ProgressStates = [];
  // A terminal that does not know its width reports 0.
  const width = (): number => (terminal.columns > 0 ? terminal.columns : 80);
  let turn = 0;
  const picture = (): string => {
    const frame = {
      now: performance.now(),
      spinner: spinner[turn % spinner.length] ?? '',
      style,
      width: width(),
    };
    return states.map((state) => drawDeployment(state, frame).join('\n')).join('\n\n\n');
  };
  const timer = setInterval(() => {
    turn += 1;
    if (states.length > 0) screen(picture());
  }, frameMs);
  return {
    onProgress: (event: ProgressEvent) => {
      advanceAll(states, event, performance.now());
      if (verbose && event.type === 'log') {
        screen.persist(style.faint(`${event.functionName}:${event.version} | ${event.text}`));
      }
    },
    // The screen shows only what fits on it; the final output is complete.
    end: (result: RunResult) => {
      clearInterval(timer);
      screen.clear();
      const drawn = states.length > 0 ? [picture()] : [];
      out.write(`${[...drawn, ...resultLines(result, style, width())].join('\n')}\n`);
    },
    close: () => {
      clearInterval(timer);
      screen.done();
    },
  };
}
