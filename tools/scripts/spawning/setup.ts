/**
 * Lets a process of tests (`setupFiles` in vitest.config.ts) start the programs that it waits for through a small one.
 * To start a program the system copies the page tables of the process that does it: one that has run a hundred files of
 * tests takes ten times as long for that as a small one. Where there are no named pipes, nothing is changed.
 */
import childProcess, { spawn } from 'node:child_process';
import { mkdtempSync, openSync, rmSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { receive, receivedError, send, WAITING, type Answer, type Call } from './messages.ts';

/** Both ends of the pipes to the small process. */
type Starter = { readonly asks: number; readonly answers: number };

/** What is replaced. */
const originals = { ...childProcess };

/** Starts the small process; undefined if there can be no named pipes. */
function started(): Starter | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'abicus-starter-'));
  const [ask, answer] = [join(folder, 'ask'), join(folder, 'answer')];
  try {
    if (originals.spawnSync('mkfifo', [ask, answer]).status !== 0) return undefined;
    const script = join(import.meta.dirname, 'starter.ts');
    const child = spawn(process.execPath, [script, ask, answer], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    child.unref();
    return { asks: openSync(ask, 'w'), answers: openSync(answer, 'r') };
  } finally {
    // Both ends are open: the names are no longer needed.
    rmSync(folder, { recursive: true });
  }
}

const PASSED_ON: ReadonlySet<unknown> = new Set([undefined, null, 'pipe', 'ignore']);

/** The call with what it takes from this process; undefined if it shares a stream with it. */
function callOf(name: Call[0], args: readonly unknown[]): Call | undefined {
  const [command, ...others] = args;
  const list = others.find(Array.isArray) ?? [];
  const options: Record<string, unknown> = Object(others.find((one) => !Array.isArray(one)));
  const stdio = options['stdio'];
  const streams: readonly unknown[] = Array.isArray(stdio) ? stdio : [stdio];
  if (!streams.every((one) => PASSED_ON.has(one))) return undefined;
  // A folder that is a URL could not be sent.
  if (options['cwd'] instanceof URL) return undefined;
  const { cwd = process.cwd(), env = { ...process.env } } = options;
  return [name, [command, list, { ...options, cwd, env }]];
}

/** Makes a call in the small process. */
function through({ asks, answers }: Starter, call: Call): unknown {
  send(asks, call);
  const answer = receive(answers) as Answer | undefined;
  if (answer === undefined) throw new Error('the process that starts programs has ended');
  const { result, error, thrown } = answer;
  if (thrown !== undefined) throw receivedError(thrown);
  return error === undefined ? result : { ...Object(result), error: receivedError(error) };
}

/** Replaces the functions that wait; a second time it changes nothing. */
function replace(): void {
  let starter: Starter | undefined | 'none';
  for (const name of WAITING) {
    const replaced = (...args: readonly unknown[]): unknown => {
      const call = callOf(name, args);
      starter ??= started() ?? 'none';
      return call === undefined || starter === 'none'
        ? Reflect.apply(originals[name], childProcess, args)
        : through(starter, call);
    };
    Object.assign(childProcess, { [name]: replaced });
  }
  syncBuiltinESMExports();
}

const DONE = Symbol.for('abicus.spawning');
if (!Reflect.has(globalThis, DONE)) {
  Reflect.set(globalThis, DONE, true);
  replace();
}
