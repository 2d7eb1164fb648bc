#!/usr/bin/env node
'use strict';

// The door to the command line. It is plain JavaScript that any Node can read, CommonJS because an old Node that only
// starts another one is then 9 ms sooner done, and it does one of three things:
//
//   in a published package (no src/)        imports dist/main.js, on Node 22.18 or later
//   in the workspace, on Node 24 or later   imports src/main.ts, and all packages from their sources
//   in the workspace, on any other Node     starts itself again with the workspace's Node 24
//
// Starting again replaces this process where Node can do that; elsewhere a child takes its place, to which
// signals are passed on and whose exit code or signal becomes ours.

const { existsSync, readFileSync } = require('node:fs');
const { dirname, join } = require('node:path');

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT', 'SIGUSR2'];
const here = __dirname;

/** Whether `version` ("22.18.0") is `major.minor` or later. */
function isAtLeast(version, major, minor) {
  const [haveMajor, haveMinor] = version.split('.').map(Number);
  return haveMajor > major || (haveMajor === major && haveMinor >= minor);
}

/** The folder itself and every folder above it. */
function* upwards(folder) {
  for (let at = folder; ; at = dirname(at)) {
    yield at;
    if (at === dirname(at)) return;
  }
}

/** The Node 24 that the `node` package put into the nearest node_modules: of this file, else of the cwd. */
function findProjectNode() {
  const program = process.platform === 'win32' ? 'node.exe' : 'node';
  for (const start of [here, process.cwd()]) {
    for (const folder of upwards(start)) {
      const home = join(folder, 'node_modules', 'node');
      const path = join(home, 'bin', program);
      if (!existsSync(path)) continue;
      const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
      if (isAtLeast(version, 24, 0)) return path;
    }
  }
  return isAtLeast(process.versions.node, 24, 0) ? process.execPath : undefined;
}

/** Starts this file again on `node`. */
function startAgain(node) {
  const args = [__filename, ...process.argv.slice(2)];
  if (process.platform !== 'win32' && typeof process.execve === 'function') {
    process.execve(node, [node, ...args], process.env);
  }
  const { spawn } = require('node:child_process');
  const { constants } = require('node:os');
  const child = spawn(node, args, { stdio: 'inherit' });
  for (const signal of SIGNALS) {
    process.on(signal, () => {
      // A terminal sends its interrupts to both of us already.
      if (process.stdin.isTTY && (signal === 'SIGINT' || signal === 'SIGQUIT')) return;
      child.kill(signal);
    });
  }
  child.on('error', (error) => fail(`cannot start ${node} (${error.message}): run \`npm ci\`.`));
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
    // Reached only for a signal that doesn't end a process at once.
    setTimeout(() => process.exit(128 + constants.signals[signal]), 100);
  });
}

/** Keeps compiled code between runs, in the nearest node_modules; without one, or on an old Node, it doesn't. */
function keepCompiledCode() {
  const module = require('node:module');
  for (const folder of upwards(here)) {
    if (!existsSync(join(folder, 'node_modules'))) continue;
    module.enableCompileCache?.(join(folder, 'node_modules', '.cache', 'abicus', 'compile'));
    return;
  }
}

function fail(why) {
  process.stderr.write(`abicus: ${why}\n`);
  process.exit(2);
}

/** Has everything that is loaded from now on come from sources, and keeps its compiled code. */
function prepareSources() {
  if (isPrepared) return;
  isPrepared = true;
  keepCompiledCode();
  require('./sources.cjs').runSources();
}

/** Runs the bundle of this workspace if it is what the sources are, else the sources. */
function runWorkspace() {
  const wanted = process.env.ABICUS_START;
  const isDebugged = process.execArgv.some((one) => one.startsWith('--inspect'));
  if (wanted !== 'sources' && !isDebugged && process.env.NODE_V8_COVERAGE === undefined) {
    const root = join(here, '..', '..', '..');
    const why = require('./bundle.cjs').runBundle(root, prepareSources);
    if (why === undefined) return;
    if (wanted === 'bundle') fail(`the bundle can't be used: ${why} (\`npm run bundle\`)`);
  }
  prepareSources();
  void import('../src/main.ts');
}

let isPrepared = false;
const source = join(here, '..', 'src', 'main.ts');
const version = process.versions.node;
if (!existsSync(source)) {
  if (!isAtLeast(version, 22, 18)) fail(`needs Node 22.18 or later, and this is Node ${version}.`);
  keepCompiledCode();
  void import('../dist/main.js');
} else if (isAtLeast(version, 24, 0)) {
  runWorkspace();
} else {
  const node = findProjectNode();
  if (node === undefined) {
    fail(
      `needs the Node 24 of node_modules, which is not there (this is Node ${version}): ` +
        'run `npm ci`, without --ignore-scripts.',
    );
  }
  startAgain(node);
}
