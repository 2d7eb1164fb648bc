/**
 * Careless edits of the contracts' text with everything regenerated: each is a change of what is
 * promised, and contradicts a fact.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { diffContracts } from '../../tools/codegen/src/diff/diff.ts';
import type { DiffRuleId } from '../../tools/codegen/src/diff/rules.ts';
import { linked, real } from '../../tools/codegen/src/diff/testing/draws.ts';
import { reader } from '../../tools/codegen/src/read/reader.ts';
import { deviations } from './facts.ts';
import { candidates, isPromise, saidBy, unseen } from './seen.ts';

const folder = join(import.meta.dirname, '..');
const FILES = readdirSync(folder).filter((name) => name.endsWith('.contract.ts'));
const textOf = (file: string): string => readFileSync(join(folder, file), 'utf8');

/** Every contract with a text replaced wherever it stands in those of this slug, or in all of them. */
function edited(slug: string, from: string, to: string): ReturnType<typeof linked> {
  const chosen = FILES.filter((file) => slug === '' || file.endsWith(`-${slug}.contract.ts`));
  const swapped = chosen.filter((file) => textOf(file).includes(from));
  expect(swapped).not.toEqual([]);
  const sources = real.sources.map((source) => {
    const name = source.file.replace('contracts/', '');
    if (!swapped.includes(name)) return source;
    const { source: read, diagnostics } = reader.read(
      source.file,
      textOf(name).replaceAll(from, to),
    );
    expect(diagnostics).toEqual([]);
    return read ?? source;
  });
  return linked(sources);
}

test.each<[what: string, slug: string, from: string, to: string, rule: DiffRuleId]>([
  [
    'a right more at boot',
    'peer',
    'stackPages: 4,',
    'stackPages: 4,\n    time: true,',
    'authority-widened',
  ],
  [
    'a larger budget of endpoints',
    'testing',
    'endpointBudget: 2',
    'endpointBudget: 4',
    'authority-widened',
  ],
  ['another slot at boot', 'boot', 'serviceFactory: 2', 'serviceFactory: 4', 'slot-moved'],
  ['a sentinel renamed', '', "'RunQueueFull'", "'HartFull'", 'sentinel-changed'],
  ['a proof left out', 'qos', "'taskQos.set', 'neverClimbs'", "'taskQos.set'", 'proof-lost'],
  [
    'another end of a limit',
    'cap',
    "'bounds a table', atLimit: 'ENOSPC'",
    "'bounds a table', atLimit: 'waits'",
    'limit-changed',
  ],
  [
    'an error that is no longer retryable',
    'abi',
    "'memory is exhausted', { retryable: true }",
    "'memory is exhausted'",
    'retry-lost',
  ],
  [
    'a status that is no longer retryable',
    'timed',
    "retryable: ['OVER_LIMIT']",
    'retryable: []',
    'retry-lost',
  ],
  [
    'a weaker invariant',
    'timed',
    'fires at or after its deadline',
    'fires near its deadline',
    'promise-reworded',
  ],
  ['half of a cost', 'cap', 'cost: ns.micros(2)', 'cost: ns.micros(1)', 'cost-changed'],
  ['twice a limit', 'cap', 'limit(96,', 'limit(192,', 'limit-raised'],
  [
    'a check left out',
    'interrupts',
    "        bound: fails('EPERM', 'the interrupt is bound already'),\n",
    '',
    'authority-widened',
  ],
  [
    'two checks swapped',
    'interrupts',
    "alive: fails('ESRCH', 'the endpoint is closed'),\n        bound: fails('EPERM', 'the interrupt is bound already')",
    "bound: fails('EPERM', 'the interrupt is bound already'),\n        alive: fails('ESRCH', 'the endpoint is closed')",
    'checks-reordered',
  ],
  [
    'another error of a check',
    'interrupts',
    "fails('ESRCH', 'the endpoint is closed')",
    "fails('EPERM', 'the endpoint is closed')",
    'check-changed',
  ],
  [
    'one more that is spared',
    'qos',
    "callerIs('execd', 'policyd')",
    "callerIs('execd', 'policyd', 'logd')",
    'authority-widened',
  ],
  [
    'one more caller',
    'service',
    "['selftest-client', 'metricsd']",
    "['selftest-client', 'metricsd', 'logd']",
    'authority-widened',
  ],
  [
    'one more call',
    'peer',
    "timed: ['register']",
    "timed: ['register', 'room']",
    'authority-widened',
  ],
  [
    'a shorter backoff',
    'timed',
    'ns.millis(10), ns.seconds(1)',
    'ns.millis(1), ns.seconds(1)',
    'supervision-changed',
  ],
  ['a larger cap of restarts', 'timed', 'maxInWindow: 3', 'maxInWindow: 4', 'supervision-changed'],
  ['a shorter queue', 'testing', 'loopback: 8', 'loopback: 4', 'resource-lowered'],
  ['the text of a marker', 'qos', 'SELFTEST: qos ok', 'SELFTEST: qos fine', 'marker-changed'],
])('%s', (_, slug, from, to, rule) => {
  const after = edited(slug, from, to);
  if (after === undefined) throw new Error('generate rejects it');
  const rules = diffContracts(real, after).map((change) => change.rule);
  expect(rules).toContain(rule);
  expect(isPromise(rule)).toBe(true);
  expect(deviations(saidBy(after.model))).not.toEqual([]);
});

test('an edit that the comparison or the facts do not see is told', () => {
  const [one] = candidates().filter(({ point }) => point === 'syscall.cost');
  if (one === undefined) throw new Error('no call has a cost');
  const place = `${one.source.file.replace(/.*rfc-\d+-|\.contract\.ts/g, '')} ${one.spot.path.join('.')} ${one.what}`;
  const said = `${place} (syscall.cost)`;
  expect(unseen(one, { rules: ['cost-changed'], facts: ['kernel: no cost'] })).toEqual([]);
  expect(unseen(one, { rules: [], facts: ['kernel: no cost'] })).toEqual([`${said}: no change`]);
  expect(unseen(one, { rules: ['cost-changed'], facts: [] })).toEqual([`${said}: no fact`]);
  const prose = { ...one, point: 'limit.why' };
  expect(unseen(prose, { rules: [], facts: [] })).toEqual([]);
  expect(unseen(prose, { rules: [], facts: ['kernel: a reason'] })).toEqual([
    `${place} (limit.why): a fact sees it, so it is not excluded`,
  ]);
});
