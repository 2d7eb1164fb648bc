/** The command line: `abicus <command>`. */
import type { Io } from './command.ts';
import { run } from './run.ts';
import { tellTrouble } from './trouble.ts';

const stop = new AbortController();
process.once('SIGINT', () => stop.abort());

/** Whether a stream takes no more. What is written to it after that is dropped. */
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

/** Ends a run that went wrong where no command could tell it. */
function fail(error: unknown): void {
  if (!failed) tellTrouble('', error, io);
  failed = true;
  process.exitCode = 2;
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  closed.out = true;
  stop.abort();
  // A reader that has seen enough (`| head`) is no mistake: the command goes on to its exit code.
  if (error.code !== 'EPIPE') fail(Object.assign(error, { path: 'standard output' }));
});
process.stderr.on('error', () => {
  closed.err = true;
  failed = true;
  process.exitCode = 2;
});
process.on('uncaughtException', fail);
process.on('unhandledRejection', fail);

const code = await run(process.argv.slice(2), io);
process.exitCode = failed ? 2 : code;
