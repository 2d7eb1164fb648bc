/** Commands in this workspace, and selftests compared with its contracts. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { run } from '../src/run.ts';

const ROOT = join(import.meta.dirname, '../../..');

/** What a command says in this workspace, with its exit code. */
export async function say(
  ...argv: readonly string[]
): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' };
  const code = await run(argv, {
    cwd: ROOT,
    env: {},
    out: (text) => void (said.out += text),
    err: (text) => void (said.err += text),
    terminal: false,
    stop: new AbortController().signal,
  });
  return { code, ...said };
}

/** A folder for the evidence of a run, for the test that is running. */
export function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'abicus-system-'));
  onTestFinished(() => rmSync(path, { recursive: true }));
  return path;
}

/** What a comparison says, and the exit codes. */
type Compared = {
  readonly selftest: number;
  readonly system: number;
  readonly findings: string;
  readonly isNoted: boolean;
};

/** That each task holds what contracts say. */
export const AS_SAID: Compared = { selftest: 0, system: 0, findings: '', isNoted: true };

/** Runs a selftest with so many harts, and compares what its tasks hold at its end. */
export async function comparedWith(smp: string): Promise<Compared> {
  const evidence = folder();
  const selftest = await say('selftest', '--smp', smp, '--evidence', evidence);
  const { code, out } = await say('system', '--run', evidence);
  return {
    selftest: selftest.code,
    system: code,
    findings: code === 0 ? '' : out,
    isNoted: out.includes(`note: ${evidence}: as contracts say\n`),
  };
}
