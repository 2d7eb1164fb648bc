/** The watchdog ends real processes, which takes seconds of the processor. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';

/** Runs a program under a watchdog. */
function watched(
  program: string,
  memory?: number,
): Promise<{ code: number | null; signal: NodeJS.Signals | null }> {
  const url = pathToFileURL(join(import.meta.dirname, 'watchdog.ts')).href;
  const text = `import { Watchdog } from '${url}';\nconst watchdog = new Watchdog(${memory ?? ''});\n${program}`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', text], { stdio: 'inherit' });
  return new Promise((resolve) => child.on('close', (code, signal) => resolve({ code, signal })));
}

test('a loop without end is ended, though nothing else of its process runs', async () => {
  expect(await watched('watchdog.begin(300);\nfor (;;);')).toEqual({
    code: null,
    signal: 'SIGKILL',
  });
});

test('a run with too much memory is ended in another way', async () => {
  expect(await watched('watchdog.begin(60_000);\nfor (;;);', 1)).toEqual({
    code: null,
    signal: 'SIGTERM',
  });
});

/** Takes so many us of the processor. */
const BUSY = `
const used = () => { const { user, system } = process.cpuUsage(); return user + system; };
const busy = (us, from = used()) => { while (used() < from + us); };`;

test('each test of a run has the limit for itself', async () => {
  const twoTests = `${BUSY}\nwatchdog.begin(1500);\nbusy(9e5);\nwatchdog.next();\nbusy(9e5);`;
  expect(await watched(`${twoTests}\nprocess.exit();`)).toEqual({ code: 0, signal: null });
});

test('what is done after a run has no limit', async () => {
  expect(await watched(`${BUSY}\nwatchdog.begin(100);\nwatchdog.end();\nbusy(4e5);`)).toEqual({
    code: 0,
    signal: null,
  });
});
