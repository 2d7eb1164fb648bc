/** `abicus system` of this workspace, and a selftest compared with it; with each number of harts: `whole-system.deep.ts`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { AS_SAID, comparedWith, folder, say } from '../test/whole-system.ts';

type Capability = { slot: number; kind: string; object: number; rights: string[] };
type Held = { tasks: { name: string; capabilities: Capability[] }[] };

test('system prints each task of the contracts, with its slots and the order of start', async () => {
  const { code, out, err } = await say('system');
  expect([code, err]).toEqual([0, '']);
  for (const name of ['init', 'timed', 'selftest-client', 'selftest-peer']) {
    expect(out).toMatch(new RegExp(`^${name} \\(RFC-[^)]+\\): child of (kernel|init)`, 'm'));
  }
  expect(out).toMatch(/^order of start: init, .*selftest-client$/m);
});

test('system --json is one document, and the drawing an SVG with a box for each task but the first', async () => {
  const { out } = await say('system', '--json');
  const document: { tasks: { name: string }[] } = JSON.parse(out);
  expect(document).toMatchObject({
    verb: 'system',
    from: 'contracts',
    first: 'init',
    findings: [],
  });
  const svg = await say('system', '--format', 'svg');
  expect(svg.out).toMatch(/^<svg [^]*<\/svg>\n$/);
  expect(svg.out.match(/<rect class="task"/g)).toHaveLength(document.tasks.length - 1);
});

test('at the end of a selftest each task holds what its contract says', async () => {
  expect(await comparedWith('2')).toEqual(AS_SAID);
});

test('a capability that is added to the evidence of a selftest is found, at the contract of the program', async () => {
  const evidence = folder();
  await say('selftest', '--smp', '1', '--evidence', evidence);
  const file = join(evidence, 'capabilities.json');
  const held: Held = JSON.parse(readFileSync(file, 'utf8'));
  const timed = held.tasks.find(({ name }) => name === 'timed');
  timed?.capabilities.push({ slot: 200, kind: 'serviceFactory', object: 0, rights: ['MANAGE'] });
  writeFileSync(file, JSON.stringify(held));
  const { code, out } = await say('system', '--run', evidence);
  expect(code).toBe(1);
  expect(out).toMatch(
    /contracts\/rfc-0023-timed\.contract\.ts:\d+:\d+ - error ABI5201 system\/unlisted/,
  );
});

type Request = { client: number; opcode: number; outcome: string; count: number };
type Counted = { tasks: { pid: number; name: string; counters?: { requests: Request[] } }[] };

test('system --run shows the calls of a selftest, and finds one that no contract states', async () => {
  const evidence = folder();
  await say('selftest', '--smp', '2', '--evidence', evidence);
  const shown = await say('system', '--run', evidence);
  expect(shown.out).toMatch(/^ {2}may send to timed: .*\bregister \d+ answered/m);
  const file = join(evidence, 'counters.json');
  const counted: Counted = JSON.parse(readFileSync(file, 'utf8'));
  const named = (name: string) => counted.tasks.findLast((task) => task.name === name);
  const client = named('timed')?.pid ?? 0;
  named('logd')?.counters?.requests.push({ client, opcode: 1, outcome: 'answered', count: 1 });
  writeFileSync(file, JSON.stringify(counted));
  const { code, out } = await say('system', '--run', evidence);
  expect(code).toBe(1);
  expect(out).toMatch(
    /contracts\/rfc-0023-timed\.contract\.ts:\d+:\d+ - error ABI5201 system\/call: timed: logd\.append: no calls of logd/,
  );
});

test('a selftest that was stopped at a rung is printed, and not compared', async () => {
  const evidence = folder();
  await say('selftest', '--smp', '1', '--until', 'init: start', '--evidence', evidence);
  const { code, out } = await say('system', '--run', evidence);
  expect(code).toBe(2);
  expect(out).toContain("note: not compared: the run stopped at 'init: start'\n");
});
