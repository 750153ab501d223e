/** `npm run docs:picture`: draws what the command line shows for examples/broken.yml as docs/rehearsal.svg. */
import { writeFileSync } from 'node:fs';
import { drawDeployment } from '../../src/reporters/drawing/drawDeployment.ts';
import { advance, progressState } from '../../src/reporters/drawing/progressState.ts';
import { resultLines } from '../../src/reporters/drawing/resultLines.ts';
import { colourStyle } from '../../src/reporters/drawing/style.ts';
import { rehearse } from '../../src/rehearsal/rehearse.ts';
import { terminalSvg } from './terminalSvg.ts';

const columns = 112;

const state = progressState();
const result = await rehearse('examples/broken.yml', {
  onProgress: (event) => advance(state, event, performance.now()),
});
if (result.status !== 'Failed') throw new Error(`the broken version ${result.status}`);
const style = colourStyle;
const lines = [
  ...drawDeployment(state, { now: performance.now(), spinner: '', style, width: columns }),
  ...resultLines({ kind: 'rehearsal', deployments: [result] }, style),
];
writeFileSync(
  'docs/rehearsal.svg',
  terminalSvg('npx allow-traffic rehearse broken.yml', lines, columns),
);
