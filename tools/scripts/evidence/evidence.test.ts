/** Evidence of folders that lack a file; that of selftests which signals end: `kills.deep.ts`. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EVIDENCE_FILES, type EvidenceKind } from '@abicus/wire/ladder';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readJudged } from '../../codegen/src/judge/evidence.ts';
import { readEvidence } from '../../codegen/src/prove/evidence.ts';

function folder(): string {
  const root = mkdtempSync(join(tmpdir(), 'abicus-evidence-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  return root;
}

/** The content of each file of complete evidence. */
const CONTENT: Readonly<Record<EvidenceKind, Readonly<Record<string, string>>>> = {
  selftest: {
    'capabilities.json': '{}',
    'console.log': '',
    'contracts.json': '{}',
    'counters.json': '{}',
    'trace.json': '{}',
    'verdict.json':
      '{ "kind": "selftest", "ok": true, "capabilities": "at the last rung", "counters": "at the last rung" }',
  },
  judge: {
    'contracts.json': '{}',
    'verdict.json':
      '{ "kind": "judge", "stamp": "none", "log": { "file": "x", "sha256": "y" }, "verdict": { "rungs": [] } }',
  },
};

const PLACES = { selftest: '.abicus/evidence/a', judge: '.abicus/judged/a' } as const;

/** The findings about a folder with these files, and whether it counts. */
function looked(kind: EvidenceKind, files: Readonly<Record<string, string>>): unknown {
  const root = folder();
  mkdirSync(join(root, PLACES[kind]), { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(root, PLACES[kind], name), text);
  }
  const selftests = readEvidence(root);
  const logs = readJudged(root);
  const findings = [...selftests.findings, ...logs.findings];
  return {
    counts: selftests.runs.length + logs.claims.length,
    findings: findings.map(({ file, code }) => `${file} ${code}`),
  };
}

const KINDS = Object.keys(EVIDENCE_FILES) as EvidenceKind[];

test('every kind of evidence has its content here', () => {
  for (const kind of KINDS) {
    expect(Object.keys(CONTENT[kind]).toSorted()).toEqual(EVIDENCE_FILES[kind].toSorted());
  }
});

test.each(['capabilities', 'counters'])(
  'evidence of a selftest whose verdict does not speak of %s does not need them',
  (part) => {
    const { [`${part}.json`]: _gone, 'verdict.json': verdict = '', ...rest } = CONTENT.selftest;
    const { [part]: _unsaid, ...older }: Record<string, unknown> = JSON.parse(verdict);
    const files = { ...rest, 'verdict.json': JSON.stringify(older) };
    expect(looked('selftest', files)).toEqual({ counts: 1, findings: [] });
  },
);

describe.each(KINDS)('evidence of the kind %s', (kind) => {
  test('counts when it is complete', () => {
    expect(looked(kind, CONTENT[kind])).toEqual({ counts: 1, findings: [] });
  });

  test.each(EVIDENCE_FILES[kind])('is incomplete without %s', (file) => {
    const { [file]: _gone, ...rest } = CONTENT[kind];
    const findings = [`${PLACES[kind]}/${file} ABI5103`];
    expect(looked(kind, rest)).toEqual({ counts: 0, findings });
  });

  test('is incomplete when its verdict is cut off, or of another kind', () => {
    const findings = [`${PLACES[kind]}/verdict.json ABI5103`];
    for (const text of [CONTENT[kind]['verdict.json']?.slice(0, 20) ?? '', '{ "kind": "x" }']) {
      const files = { ...CONTENT[kind], 'verdict.json': text };
      expect(looked(kind, files)).toEqual({ counts: 0, findings });
    }
  });

  test('is incomplete when one of its files is a dangling link', () => {
    const root = folder();
    mkdirSync(join(root, PLACES[kind]), { recursive: true });
    for (const file of EVIDENCE_FILES[kind]) {
      symlinkSync('nowhere', join(root, PLACES[kind], file));
    }
    expect([...readEvidence(root).findings, ...readJudged(root).findings]).toHaveLength(1);
  });
});
