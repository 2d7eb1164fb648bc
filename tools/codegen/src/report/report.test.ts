import { expect, test } from 'vitest';
import { drift } from '../check/finding.ts';
import { related } from '../diagnostics/diagnostic.ts';
import { formatReport, type Report } from './report.ts';

const declared = { file: 'contracts/rfc-0023-qos.contract.ts', line: 33, col: 35 };
const finding = drift(
  'drift/undeclared-error',
  { file: 'libs/kernel/src/qos.ts', line: 88, col: 14 },
  'taskQos.set fails with EAGAIN, which its contract does not list',
  {
    related: [related('declared', declared, 'EINVAL, EPERM')],
    fix: 'add a check that fails with EAGAIN, then `abicus generate`',
  },
);
const report: Report = {
  verb: 'check',
  findings: [finding],
  elements: 3,
  files: 2,
  notes: ['1 draft'],
};

test('text is that of the specification', () => {
  expect(formatReport(report, 'text')).toBe(
    [
      'libs/kernel/src/qos.ts:88:14 - error ABI4102 drift/undeclared-error: taskQos.set fails with EAGAIN, which its contract does not list',
      '  declared: contracts/rfc-0023-qos.contract.ts:33:35  EINVAL, EPERM',
      '  fix:      add a check that fails with EAGAIN, then `abicus generate`   (why: `abicus explain ABI4102`)',
      'note: 1 draft',
      'Checked 3 elements, 2 files: 1 finding',
      '',
    ].join('\n'),
  );
});

test('what could not be looked at is not clean', () => {
  const nothing = { ...report, findings: [], notes: [] };
  expect(formatReport(nothing, 'text')).toBe('Checked 3 elements, 2 files: clean\n');
  expect(formatReport({ ...nothing, missing: ['tests.json'] }, 'text')).toBe(
    'Checked 3 elements, 2 files: proves nothing yet\n',
  );
  expect(formatReport({ ...nothing, failed: 'no base' }, 'text')).toBe(
    'Checked 3 elements, 2 files: not compared\n',
  );
});

test('GitHub gets annotations, with line ends escaped', () => {
  expect(formatReport(report, 'github').split('\n')[0]).toBe(
    '::error file=libs/kernel/src/qos.ts,line=88,col=14,title=ABI4102 drift/undeclared-error::' +
      'taskQos.set fails with EAGAIN, which its contract does not list%0A' +
      'fix: add a check that fails with EAGAIN, then `abicus generate`',
  );
});

test('SARIF has the rule, the place and the related place', () => {
  const log: unknown = JSON.parse(formatReport(report, 'sarif'));
  expect(log).toMatchObject({
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'abicus check', rules: [{ id: 'ABI4102' }] } },
        results: [
          {
            ruleId: 'ABI4102',
            locations: [{ physicalLocation: { region: { startLine: 88, startColumn: 14 } } }],
            relatedLocations: [{ physicalLocation: { artifactLocation: { uri: declared.file } } }],
          },
        ],
      },
    ],
  });
});

test('JSON is the report', () => {
  expect(JSON.parse(formatReport(report, 'json'))).toEqual(report);
});
