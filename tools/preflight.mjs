// Checks the version of Node before it reads any TypeScript: the npm scripts preload it
// (`node --import ./tools/preflight.mjs …`). Without the workspace's Node it prints one sentence. Ends a script whose
// npm has ended.
// Plain JavaScript for Node 20 and later.

import { existsSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

if (Number(process.versions.node.split('.')[0]) < 24) {
  const installed = fileURLToPath(new URL('../node_modules/.bin/node', import.meta.url));
  const why = existsSync(installed)
    ? 'run it with npm (`npm start`, `npm test`, `npm run …`), which finds the Node 24 of node_modules.'
    : 'the Node 24 of node_modules is missing: run `npm ci`, without --ignore-scripts.';
  process.stderr.write(`abicus: this is Node ${process.versions.node}; ${why}\n`);
  process.exit(1);
}

// A signal to npm ends the shell between, and not what that has started: tests would run for minutes.
if (process.env['npm_lifecycle_event'] !== undefined) {
  const { ppid } = process;
  const look = () => process.ppid === ppid || process.kill(process.pid, 'SIGTERM');
  setInterval(look, 500).unref();
}
