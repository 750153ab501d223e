import { expect, it } from 'vitest';
import { rehearseValidated } from '../hookReports.ts';
import { folder, rehearsalOf, withLayer } from './layerRehearsal.ts';

const outcomes = ['passed', 'passed', 'passed', 'inconclusive', 'passed'];

it('the layer takes checks in YAML, with every form and with options of the handler', async () => {
  const hook = withLayer('/opt/nodejs/allow-traffic.beforeAllowTraffic', {
    ALLOW_TRAFFIC_CHECKS: 'checks.yml',
  });
  const logged: string[] = [];
  const rehearsal = rehearsalOf({ BeforeAllowTraffic: hook }, 'functions.echo');
  const { status, hookReports } = await rehearseValidated(rehearsal, {
    folder,
    onProgress: (event) => {
      if (event.type === 'log') logged.push(event.text);
    },
  });
  const report = hookReports.BeforeAllowTraffic;
  expect(
    report?.checks.map(({ outcome }) => outcome),
    JSON.stringify(report),
  ).toEqual(outcomes);
  // Each file of the folder in the function's code is an event.
  expect(report?.checks.at(-1)).toMatchObject({
    name: 'compareVersions',
    measurements: { events: 2 },
  });
  // onInconclusive
  expect(status).toBe('Succeeded');
  // logPayloads and redact
  expect(JSON.stringify(report)).toContain('rawPath');
  expect(JSON.stringify(report)).not.toContain('swordfish');
  // metrics, which the supervisor writes
  expect(logged.join('\n')).toContain('"Namespace":"Layer"');
});
