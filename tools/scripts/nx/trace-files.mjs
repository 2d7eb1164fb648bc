/**
 * Preloaded into a process (`node --import`), it writes what the process opens, and which programs it runs, into the file
 * `TRACE_FILES`: a line for each, once. Modules are not among it: Node reads them by itself.
 */
import child from 'node:child_process';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { resolve } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const append = fs.appendFileSync;
const file = process.env['TRACE_FILES'];
const seen = new Set();

function note(kind, what) {
  const line = `${kind} ${what}\n`;
  if (seen.has(line)) return;
  seen.add(line);
  append(file, line);
}

const OPENING = ['open', 'readFile', 'readdir', 'opendir'];

function pathOf(given) {
  return given instanceof URL ? fileURLToPath(given) : resolve(String(given));
}

for (const object of [fs, fs.promises]) {
  for (const name of [...OPENING, ...OPENING.map((one) => `${one}Sync`), 'createReadStream']) {
    const real = object[name];
    if (typeof real !== 'function') continue;
    object[name] = Object.assign(function traced(...args) {
      // A number is a file that was opened before.
      if (typeof args[0] !== 'number') note('open', pathOf(args[0]));
      return Reflect.apply(real, this, args);
    }, real);
  }
}

for (const name of ['spawn', 'spawnSync', 'exec', 'execSync', 'execFile', 'execFileSync', 'fork']) {
  const real = child[name];
  child[name] = Object.assign(function traced(...args) {
    note('run', String(args[0]));
    return Reflect.apply(real, this, args);
  }, real);
}

syncBuiltinESMExports();
