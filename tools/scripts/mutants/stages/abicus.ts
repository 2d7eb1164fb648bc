/** `abicus` in the process of the tests, where a mutant is in the modules that are loaded. */
import process from 'node:process';
import { run } from '../../../../apps/abicus/src/run.ts';
import { workspaceRoot } from '../../steps.ts';

/** Runs a command in this workspace. */
export async function abicus(
  ...argv: readonly string[]
): Promise<{ readonly code: number; readonly out: string; readonly said: string }> {
  let [out, said] = ['', ''];
  const code = await run(argv, {
    cwd: workspaceRoot,
    env: process.env,
    out: (text) => {
      out += text;
      said += text;
    },
    err: (text) => void (said += text),
    terminal: false,
    stop: new AbortController().signal,
  });
  return { code, out, said };
}

/** Throws the last line of what a command said, unless it ended with 0. */
export function complaint(code: number, said: string): void {
  if (code !== 0) throw new Error(`exit ${code}: ${said.trimEnd().split('\n').at(-1)}`);
}
