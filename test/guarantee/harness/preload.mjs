/**
 * Runs first in every process of a hook (NODE_OPTIONS=--import), and in those that they start. It gives the
 * process the surroundings that GUARANTEE_SURROUNDINGS describes: see surroundings.ts.
 */
import { execFileSync } from 'node:child_process';
import dns from 'node:dns';

const { scheme, port, lookupMs, descriptors } = JSON.parse(process.env.GUARANTEE_SURROUNDINGS);

// As on AWS, each service has a host of its own, and so connections of its own. Its name holds the
// stand-in's port, so that one proxy serves every row.
for (const service of ['codedeploy', 'lambda', 'cloudwatch']) {
  const name = `AWS_ENDPOINT_URL_${service.toUpperCase()}`;
  const url = new URL(process.env[name] ?? 'none:');
  if (url.hostname !== '127.0.0.1') continue;
  const host = `${service}-${url.port}.stand-in.localhost`;
  process.env[name] = `${scheme}://${host}:${port ?? url.port}`;
}

// Not every machine resolves *.localhost.
const { lookup } = dns;
dns.lookup = (hostname, options, callback) => {
  if (!hostname.endsWith('.localhost')) {
    lookup(hostname, options, callback);
    return;
  }
  const answer = () =>
    options.all
      ? callback(null, [{ address: '127.0.0.1', family: 4 }])
      : callback(null, '127.0.0.1', 4);
  // Node's own timers: a check may have replaced the global ones.
  setTimer(answer, lookupMs);
};
const setTimer = setTimeout;

if (descriptors !== undefined) {
  // Lowered from outside, because Node has no call for it. What the process starts inherits it.
  execFileSync('prlimit', [`--pid=${process.pid}`, `--nofile=${descriptors}:${descriptors}`]);
}
