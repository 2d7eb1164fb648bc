/** The command line: `abicus <command>`. */
import type { Io } from './command.ts';
import { run } from './run.ts';
import { reportError } from './trouble.ts';

const stop = new AbortController();
process.once('SIGINT', () => stop.abort());

/** Whether a stream is closed. Writes to a closed stream are dropped. */
const closed = { out: false, err: false };
let failed = false;

const io: Io = {
  cwd: process.cwd(),
  env: process.env,
  out: (text) => void (closed.out || process.stdout.write(text)),
  err: (text) => void (closed.err || process.stderr.write(text)),
  terminal: process.stdout.isTTY,
  stop: stop.signal,
};

/** Handles an error outside of any command: prints it and sets exit code 2. */
function fail(error: unknown): void {
  if (!failed) reportError('', error, io);
  failed = true;
  process.exitCode = 2;
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  closed.out = true;
  stop.abort();
  // A reader that closes early (`| head`) is not an error: the command continues to its exit code.
  if (error.code !== 'EPIPE') fail(Object.assign(error, { path: 'standard output' }));
});
process.stderr.on('error', () => {
  closed.err = true;
  failed = true;
  process.exitCode = 2;
});
process.on('uncaughtException', fail);
process.on('unhandledRejection', fail);

// The code of Node for a program whose end never comes: what it waits for can't happen any more.
process.exitCode = 13;
// No `await`: a bundle of it is CommonJS.
void run(process.argv.slice(2), io).then((code) => {
  process.exitCode = failed ? 2 : code;
});
