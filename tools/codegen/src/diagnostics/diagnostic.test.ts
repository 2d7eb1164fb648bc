import { expect, test } from 'vitest';
import { byPlace, diagnostic, formatDiagnostic, related } from './diagnostic.ts';
import { didYouMean, nearest } from './nearest.ts';

test('the text of a finding', () => {
  const pos = { file: 'contracts/rfc-0023-qos.contract.ts', line: 33, col: 35 };
  const ipc = { file: 'contracts/rfc-0005-ipc.contract.ts', line: 12, col: 15 };
  const finding = diagnostic('ref/unknown', pos, "principal 'polcyd' is declared by no contract", {
    related: [related('declared', ipc, 'execd, policyd')],
    fix: didYouMean('polcyd', ['execd', 'policyd']),
  });
  expect(formatDiagnostic(finding)).toBe(
    `contracts/rfc-0023-qos.contract.ts:33:35 - error ABI2003 ref/unknown: principal 'polcyd' is declared by no contract
  declared: contracts/rfc-0005-ipc.contract.ts:12:15  execd, policyd
  fix:      did you mean 'policyd'?   (why: \`abicus explain ABI2003\`)`,
  );
});

test('findings are ordered by place', () => {
  const at = (file: string, line: number, col: number) =>
    diagnostic('ref/unknown', { file, line, col }, '');
  const found = [at('b', 1, 1), at('a', 10, 1), at('a', 9, 2), at('a', 9, 1)].sort(byPlace);
  expect(found.map(({ file, line, col }) => `${file}:${line}:${col}`)).toEqual([
    'a:9:1',
    'a:9:2',
    'a:10:1',
    'b:1:1',
  ]);
});

test.each([
  ['polcyd', 'policyd'],
  ['Pdi', 'Pid'],
  ['epERM', 'EPERM'],
  ['decription', 'description'],
  ['window', undefined],
  ['xyz', undefined],
])('the name nearest to %s is %s', (name, expected) => {
  expect(nearest(name, ['execd', 'policyd', 'Pid', 'EPERM', 'description'])).toBe(expected);
});

test('what a contract says can neither break a finding into lines nor turn its text round', () => {
  const pos = { file: 'contracts/a\nb.contract.ts', line: 1, col: 1 };
  const finding = diagnostic('ref/unknown', pos, "'a\r\nb\u202e\u001b[2J' is unknown", {
    fix: 'c\td',
  });
  expect(formatDiagnostic(finding)).toBe(
    String.raw`contracts/a\u000ab.contract.ts:1:1 - error ABI2003 ref/unknown: 'a\u000d\u000ab\u202e\u001b[2J' is unknown
  fix:      c\u0009d   (why: ` + '`abicus explain ABI2003`)',
  );
});
