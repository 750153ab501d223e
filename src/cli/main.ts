#!/usr/bin/env node
// Nothing is imported before the check, not even lib/oldestNode.ts: an older Node.js may fail to parse the program.
const wanted = '22.18';
const [major = '', minor = ''] = process.versions.node.split('.');
const isOlder = Number(major) < 22 || (major === '22' && Number(minor) < 18);

if (isOlder) {
  process.stderr.write(
    `allow-traffic needs Node.js ${wanted} or newer; this is ${process.versions.node}.\n`,
  );
  process.exitCode = 2;
} else {
  const { program } = await import('./program.ts');
  process.exitCode = await program(process.argv.slice(2));
}
