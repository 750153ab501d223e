import {
  beforeAllowTraffic,
  compareVersions,
  recordedEvents,
  type HookHandler,
} from 'allow-traffic';

/** The new version must answer as the one in production does, except for the greeting. */
export const handler: HookHandler = beforeAllowTraffic({
  checks: [
    compareVersions({
      events: recordedEvents('events/'),
      // Each release greets with its number. If it did not, another release would have been deployed.
      expectChange: ['/body/message'],
    }),
  ],
});
