#!/usr/bin/env node
// Nothing is imported before the check: an older Node may not even read what the program needs.
const wanted = 22;
const major = Number(process.versions.node.split('.')[0]);

if (major < wanted) {
  process.stderr.write(
    `allow-traffic needs Node.js ${wanted} or newer; this is ${process.versions.node}.\n`,
  );
  process.exitCode = 2;
} else {
  const { program } = await import('./program.ts');
  process.exitCode = await program(process.argv.slice(2));
}
