// Runs inside an empty project that has every published package installed: imports each package and makes one
// call. Plain JavaScript, as a consumer would write it. `node smoke.mjs <package>…`

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** One call per package. Without an entry a package must at least export something. */
const calls = {
  abicus: () => {
    const bin = fileURLToPath(
      import.meta.resolve('abicus/package.json').replace(/package\.json$/, 'bin/abicus.js'),
    );
    const { stderr } = spawnSync(process.execPath, [bin], { encoding: 'utf8' });
    assert.match(stderr, /^usage: abicus /);
  },
};

/** Packages that may still be empty: they only have to be importable. */
const mayBeEmpty = new Set([
  '@abicus/abi-board',
  '@abicus/abi-init',
  '@abicus/abi-kernel',
  '@abicus/abi-ladder',
  '@abicus/abi-native',
  '@abicus/abi-timed',
  '@abicus/codegen',
  '@abicus/contract',
  '@abicus/emulator',
  '@abicus/init',
  '@abicus/ipc',
  '@abicus/kernel',
  '@abicus/nx',
  '@abicus/program',
  '@abicus/selftest',
  '@abicus/timed',
  '@abicus/wire',
]);

for (const name of process.argv.slice(2)) {
  try {
    // A package without a main entry (the CLI) is not imported.
    const module = name === 'abicus' ? {} : await import(name);
    if (calls[name] !== undefined) await calls[name](module);
    else if (!mayBeEmpty.has(name)) assert.notEqual(Object.keys(module).length, 0, 'no exports');
  } catch (error) {
    process.exitCode = 1;
    process.stdout.write(`${name}: ${error.message}\n`);
  }
}
