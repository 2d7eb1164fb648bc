/** What judged logs leave: one folder for each log and profile, whole or not there. */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { contractFile, modelOf } from '../testing/annotated.ts';
import { readJudged, writeJudged, type JudgedLog } from './evidence.ts';

const model = modelOf([contractFile('')]);

function judgedBy(profile: string, file = 'uart.log', sha256 = '00'): JudgedLog {
  const verdict = { accepted: true, profile, rungs: [], findings: [], lines: 1 };
  return { kind: 'judge', log: { file, sha256, bytes: 1 }, stamp: 'none', verdict };
}

function rootOf(): string {
  const root = mkdtempSync(join(tmpdir(), 'abicus-judged-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  return root;
}

test('a log is kept once for each profile; judged again it replaces its evidence', () => {
  const root = rootOf();
  writeJudged(root, model, judgedBy('smp1'));
  writeJudged(root, model, judgedBy('smp2'));
  writeJudged(root, model, judgedBy('smp2', 'again.log'));
  writeJudged(root, model, judgedBy('smp2', 'other.log', '01'));
  const { claims, findings } = readJudged(root);
  const kept = claims.map(({ log, verdict }) => `${log.file} ${verdict.profile}`);
  expect(kept.toSorted()).toEqual(['again.log smp2', 'other.log smp2', 'uart.log smp1']);
  expect(findings).toEqual([]);
  const [contract] = model.contracts;
  expect(claims[0]?.contracts.get('RFC-0001')).toBe(contract?.sha256);
});

test('where evidence cannot be replaced as a whole, none of the old is left that would count', () => {
  const root = rootOf();
  const folder = join(root, writeJudged(root, model, judgedBy('smp1')));
  rmSync(join(folder, 'contracts.json'));
  mkdirSync(join(folder, 'contracts.json'));
  expect(() => writeJudged(root, model, judgedBy('smp1'))).toThrow('EISDIR');
  expect(existsSync(join(folder, 'verdict.json'))).toBe(false);
});

test('a file among the folders of evidence is none', () => {
  const root = rootOf();
  writeJudged(root, model, judgedBy('smp1'));
  writeFileSync(join(root, '.abicus/judged/notes.txt'), 'x');
  expect(readJudged(root)).toMatchObject({ claims: [{ kind: 'judge' }], findings: [] });
});

const whole: Readonly<Record<string, unknown>> = JSON.parse(JSON.stringify(judgedBy('smp1')));

test.each([
  ['kind', 'trial'],
  ['log', { file: 'uart.log' }],
  ['log', { sha256: '00' }],
  ['stamp', 'seal'],
  ['stamp', undefined],
  ['verdict', { accepted: true }],
  ['verdict', undefined],
])('a verdict whose %s is %j is no evidence, and proves nothing', (key, value) => {
  const root = rootOf();
  const folder = join(root, writeJudged(root, model, judgedBy('smp1')));
  const put = (verdict: unknown): void =>
    writeFileSync(join(folder, 'verdict.json'), JSON.stringify(verdict));
  put(whole);
  expect(readJudged(root).claims).toHaveLength(1);
  put({ ...whole, [key]: value });
  const { claims, findings } = readJudged(root);
  expect([claims.length, findings.map(({ slug }) => slug)]).toEqual([0, ['evidence/not-whole']]);
});
