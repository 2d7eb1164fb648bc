/** A process that serves timed over its input and output, and exits at `cancel`. */
import { asTimerId, TIMED_PROTOCOL } from '../../abi/timed/src/index.ts';
import { overStream, serve } from '../src/index.ts';

const { stdin, stdout } = process;
serve(
  TIMED_PROTOCOL,
  {
    register: () => ({ timer: asTimerId(1), coalesced: 0n }),
    cancel: () => process.exit(0),
    sleepUntil: () => new Promise<never>(() => {}),
    room: () => ({ free: 42 }),
  },
  overStream(stdin, stdout),
);
