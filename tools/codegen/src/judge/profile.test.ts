/** By which profile a log is judged. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatLine } from '@abicus/wire/ladder';
import { expect, onTestFinished, test } from 'vitest';
import { contractFile } from '../testing/annotated.ts';
import { workspaceAt } from '../workspace/config.ts';
import { judge } from './index.ts';

const LOG = `${formatLine({ micros: 1, hart: 0, identity: 'neuron', text: 'kernel: up' })}\n`;

/** What comes of a log in a workspace with these profiles: the profile, or why it was not judged. */
function judgedBy(profiles: readonly string[], asked?: string): string {
  const root = mkdtempSync(join(tmpdir(), 'abicus-profile-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  const listed = profiles.map((name) => `${name}: { harts: [1, 2] }`).join(', ');
  const { file, text } = contractFile(`
    markers: { up: { text: 'kernel: up', by: 'neuron', proves: [] } },
    ${profiles.length === 0 ? '' : `profiles: { ${listed} },`}
  `);
  mkdirSync(join(root, 'contracts'));
  writeFileSync(join(root, file), text);
  writeFileSync(join(root, 'uart.log'), LOG);
  const log = { path: join(root, 'uart.log'), name: 'uart.log' };
  const result = judge(workspaceAt(root), log, asked);
  if (result.status === 'judged') return `by '${result.verdict.profile}'`;
  return result.status === 'unusable' ? result.why : JSON.stringify(result);
}

test.each<[readonly string[], string | undefined, string]>([
  [[], undefined, "by ''"],
  [['one'], undefined, "by 'one'"],
  [['one'], 'one', "by 'one'"],
  [['one', 'two'], 'two', "by 'two'"],
  [['one', 'two'], undefined, 'which profile?'],
  [['one', 'two'], 'three', "there is no profile 'three'"],
  [[], 'three', "there is no profile 'three'"],
])('of profiles %j with --profile %s: %s', (profiles, asked, expected) => {
  expect(judgedBy(profiles, asked)).toContain(expected);
});
