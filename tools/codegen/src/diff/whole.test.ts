/** What contracts bring and take as a whole, and the order in which changes are told. */
import { expect, test } from 'vitest';
import { linkedOf } from '../testing/annotated.ts';
import type { Change } from './change.ts';
import { diffContracts } from './diff.ts';
import { EXAMPLE } from './example.ts';

const files = Object.entries(EXAMPLE).map(([file, text]) => ({ file, text }));

type Swap = readonly [from: string, to: string];

/** The files with a text replaced, which must stand in one of them. */
function swapped(all: typeof files, [from, to]: Swap): typeof files {
  if (!all.some(({ text }) => text.includes(from))) throw new Error(`no '${from}'`);
  return all.map(({ file, text }) => ({ file, text: text.replace(from, () => to) }));
}

const said = ({ class: of, level, rule }: Change): string => `${of} ${level} ${rule}`;

test('a contract that is deleted takes each of its elements with it, and its package', () => {
  const left = files.filter(({ file }) => !file.includes('queues'));
  const changes = diffContracts(linkedOf(files), linkedOf(left));
  expect(changes.map((one) => `${said(one)} ${one.id}`)).toEqual([
    'SOURCE major package-removed package.queues',
    'SOURCE major program-removed program.writer',
    'WIRE major element-removed queue',
    'PROOF patch contract-removed queues',
    'STORAGE major stored-removed queues',
    'WIRE major element-removed rpc.notice-board',
  ]);
});

test('a contract that is new brings each of its elements, and its package', () => {
  const left = files.filter(({ file }) => !file.includes('queues'));
  const changes = diffContracts(linkedOf(left), linkedOf(files));
  expect(changes.map((one) => `${said(one)} ${one.id}`)).toEqual([
    'SOURCE minor program-added program.writer',
    'WIRE minor element-added queue',
    'PROOF patch contract-added queues',
    'STORAGE minor stored-added queues',
    'WIRE minor element-added rpc.notice-board',
  ]);
});

test('a contract that feeds another package takes its elements from the one to the other', () => {
  const moved = swapped(files, ["feeds: 'queues'", "feeds: 'lines'"]);
  const changes = diffContracts(linkedOf(files), linkedOf(moved));
  expect(changes.map(({ feeds, rule, id }) => `${feeds} ${rule} ${id}`).toSorted()).toEqual([
    'lines contract-moved queues',
    'lines element-added queue',
    'lines element-added rpc.notice-board',
    'lines program-added program.writer',
    'lines stored-added queues',
    'queues contract-moved queues',
    'queues element-removed queue',
    'queues element-removed rpc.notice-board',
    'queues package-removed package.queues',
    'queues program-removed program.writer',
    'queues stored-removed queues',
  ]);
});

test('of changes of one rule and one element those of a list are told in its order', () => {
  const texts = (to: string): string[] =>
    diffContracts(
      linkedOf(files),
      linkedOf(swapped(files, ["threats: ['changes that pass unseen']", `threats: [${to}]`])),
    ).map(({ text }) => text);
  expect(texts("'b', 'a'")).toEqual([
    'threats: no longer changes that pass unseen',
    'threats: now also b',
    'threats: now also a',
  ]);
});

test('changes are sorted by element, and those of one element by rule', () => {
  const swaps: readonly Swap[] = [
    ['jobs: limit(64,', 'jobs: limit(63,'],
    [
      "grace: limit(1000, { why: 'bounds a wait', atLimit: 'dropped'",
      "grace: limit(1001, { why: 'bounds a wait', atLimit: 'waits'",
    ],
    ["    /** Nothing needs it. */\n    Spare: newtype(u32, { errno: 'EINVAL' }),\n", ''],
  ];
  const found = diffContracts(linkedOf(files), linkedOf(swaps.reduce(swapped, files)));
  expect(found.map(({ id, rule }) => `${id} ${rule}`)).toEqual([
    'kernel.type.Spare element-removed',
    'spool.limit.grace limit-changed',
    'spool.limit.grace limit-raised',
    'spool.limit.jobs limit-lowered',
  ]);
});

test('markers in another order are another ladder unless a contract lists the rungs', () => {
  const marker = (name: string): string => `    ${name}: { text: 'kernel: ${name}', `;
  const others: readonly Swap[] = [
    [marker('up'), marker('x')],
    [marker('extra'), marker('up')],
    [marker('x'), marker('extra')],
  ];
  const reordered = (all: typeof files): string[] =>
    diffContracts(linkedOf(all), linkedOf(others.reduce(swapped, all))).map(({ rule }) => rule);
  expect(reordered(files)).toContain('order-changed');
  const unlisted = swapped(files, ["  ladder: ['up', 'extra', 'ready'],\n", '']);
  expect(reordered(unlisted)).toContain('ladder-reordered');
});

test('what a package borrows is told at the contract that feeds it now', () => {
  const borrows: readonly Swap[] = [
    ["['Pid', 'EINVAL', 'EBUSY']", "['Pid', 'EINVAL', 'EBUSY', 'EPERM']"],
    [
      "missing: fails('EINVAL', 'no such queue')",
      "missing: fails('EINVAL', 'no such queue'), again: fails('EPERM', 'not allowed')",
    ],
  ];
  const renamed = borrows.reduce(swapped, files).map(({ file, text }) => ({
    file: file.replace('queues', 'lines'),
    text,
  }));
  const found = diffContracts(linkedOf(files), linkedOf(renamed));
  const borrowed = found.filter(({ rule }) => rule === 'borrowed-added');
  expect(borrowed.map(({ text, pos }) => `${text} ${pos.file}`)).toEqual([
    'kernel.error.EPERM contracts/rfc-0004-lines.contract.ts',
  ]);
});
