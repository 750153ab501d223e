import { createLogUpdate } from 'log-update';
import { drawDeployment } from './drawDeployment.ts';
import { advanceAll, type ProgressStates } from './progressStates.ts';
import { resultLines } from './resultLines.ts';
import { colourStyle } from './style.ts';
import type { View } from './view.ts';

const spinner = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const frameMs = 80;

/** Draws the deployments in place, several times a second. */
export function liveView(out: NodeJS.WriteStream, verbose: boolean): View {
  const screen = createLogUpdate(out);
  const style = colourStyle();
  const states: ProgressStates = [];
  // A terminal that does not know its width reports 0.
  const width = (): number => (out.columns > 0 ? out.columns : 80);
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
    onProgress: (event) => {
      advanceAll(states, event, performance.now());
      if (verbose && event.type === 'log') {
        screen.persist(style.faint(`${event.functionName}:${event.version} | ${event.text}`));
      }
    },
    // The screen shows only what fits on it; the final output is complete.
    end: (results) => {
      clearInterval(timer);
      screen.clear();
      out.write(`${[picture(), ...resultLines(results, style, width())].join('\n')}\n`);
    },
    close: () => {
      clearInterval(timer);
      screen.done();
    },
  };
}
