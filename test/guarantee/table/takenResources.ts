import { both, harmless, rows, short, type FaultRow, type Given } from './faultRow.ts';

/** The stand-in by a name, which must be resolved. */
const environment = { HOST_NAME: 'localhost' };
const byName = { hook: { environment } };

const noRequest = 'check without a request';

const whileLoading = (fault: string): Pick<Given, 'hook'> => ({
  hook: { ...short.hook, environment: { ...environment, FAULT: fault } },
});

/** The faults of which the guard cannot report in its own process. The supervisor can. */
export const uncoveredInProcess: Given[] = [
  harmless('module', 'fills the thread pool while it loads', whileLoading('fills the thread pool')),
  harmless(
    'module',
    'takes every file descriptor while it loads',
    whileLoading('takes every file descriptor'),
  ),
  harmless('module', 'replaces http.request while it loads', whileLoading('replaces http.request')),
  harmless(noRequest, 'replaces http.request for good', byName),
];

/** With a set target, the report may be the first call of CodeDeploy; otherwise discovery is. */
export const takenResources: FaultRow[] = [
  ...rows(both, [
    harmless(noRequest, 'fills the thread pool', byName),
    harmless(noRequest, 'takes every file descriptor', byName),
    ...[noRequest, 'only check'].flatMap((place) => [
      harmless(place, 'fills the thread pool, and its connections are closed', byName),
      harmless(place, 'takes every file descriptor, and its connections are closed', byName),
    ]),
    harmless(noRequest, 'replaces the functions of http, https, net, tls and dns', byName),
    harmless(noRequest, 'replaces the methods of events and streams', byName),
  ]),
  ...rows(['isolated'], uncoveredInProcess),
];
