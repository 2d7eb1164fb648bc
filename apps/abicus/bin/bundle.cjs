// Runs the command line from a bundle of its sources, which saves a third of the time of a start. The bundle is used
// only if it is provably what the sources are:
//
//   - each file that the command can load has the size, the times and the number that it had when it was read. No edit
//     keeps all of them: the time of the last change of its entry can't be set.
//   - a file of which one of these differs has the same content nevertheless (a checkout, a copy, a touch).
//   - a file that was changed within two seconds before it was read is always compared by content.
//
// The same holds for the files of the bundle itself. In any other case the sources run, as they would without a bundle.
// `tools/scripts/bundle/` builds it. Compiled code is kept beside it, for each command: what V8 has compiled until the
// end of a run. Nothing else is kept.
'use strict';

const fs = require('node:fs');
const { dirname, join } = require('node:path');
const { attempt, compare, readIndex } = require('./bundle-compare.cjs');

/** The bundle of what is no command. */
const NO_COMMAND = 'none';
/** After a change, a bundle is built again when nothing has changed for so long. */
const AT_REST_MS = 60_000;

/** The folder of the workspace that a command works on: the nearest with an abicus.json. */
function workspaceOf(folder) {
  for (let at = folder; ; at = dirname(at)) {
    if (fs.existsSync(join(at, 'abicus.json'))) return at;
    if (at === dirname(at)) return undefined;
  }
}

/**
 * Has V8 optimise a function after more calls than it would by itself. Most commands end before what is optimised has
 * paid for it: a fifth of the processor time of a selftest went into that, on other threads.
 */
function compileLater() {
  // Elsewhere these numbers have not been measured, and may be called otherwise.
  if (!process.versions.v8.startsWith('13.6.')) return;
  const { setFlagsFromString } = require('node:v8');
  setFlagsFromString('--invocation-count-for-maglev=5000');
  setFlagsFromString('--invocation-count-for-turbofan=20000');
}

/**
 * Starts the builder at the end of this process, in the background, if the sources have come to rest and can be bundled.
 * @param path of the first file that differs; undefined: there is no bundle.
 */
function buildAtEnd(root, start, path) {
  const builder = join(root, 'tools', 'scripts', 'bundle.ts');
  const ctimeOf = (file) => attempt(() => fs.statSync(file).ctimeMs) ?? 0;
  const changedAt = path === undefined ? 0 : ctimeOf(join(root, path));
  if (Date.now() - changedAt < AT_REST_MS || changedAt < ctimeOf(join(start, 'failed'))) return;
  if (!fs.existsSync(join(root, 'node_modules', 'rolldown')) || !fs.existsSync(builder)) return;
  process.on('exit', () => {
    attempt(() => {
      const { spawn } = require('node:child_process');
      const options = { cwd: root, detached: true, stdio: 'ignore', windowsHide: true };
      const child = spawn(process.execPath, [builder, '--background'], options);
      child.on('error', () => {});
      child.unref();
    });
  });
}

/**
 * Runs the bundle for this process's arguments if it may be used; else it tells why not.
 * @param prepareSources has modules outside of the bundle come from sources.
 */
function runBundle(root, prepareSources) {
  const start = join(root, 'node_modules', '.cache', 'abicus', 'start');
  const first = process.argv[2] ?? '';
  const isCommand = /^[a-z]+$/.test(first) && fs.existsSync(join(start, `${first}.json`));
  const command = isCommand ? first : NO_COMMAND;
  const index = readIndex(start, root, command);
  if (index === undefined) {
    buildAtEnd(root, start, undefined);
    return 'there is none';
  }
  if (index.importsSystem && (workspaceOf(process.cwd()) ?? root) !== root) {
    return 'another workspace has a system of its own';
  }
  const path = compare(root, start, command, index);
  if (path !== undefined) {
    buildAtEnd(root, start, path);
    return `${path} has changed`;
  }
  if (command !== NO_COMMAND) compileLater();
  const { load } = require('./bundle-load.cjs');
  const isLoaded = load(root, start, index, command, prepareSources);
  return isLoaded ? undefined : 'it was replaced just now';
}

module.exports = { runBundle };
