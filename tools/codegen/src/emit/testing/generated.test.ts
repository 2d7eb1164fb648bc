/**
 * Packages of contracts with every kind of field are generated into a folder of their own, and a
 * process imports them and runs their cases and vectors: emitters of codecs and of cases, and the
 * reference encoder, are three ways from one contract to bytes.
 */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { compute } from '../../generate/compute.ts';
import type { ContractFile } from '../../generate/inputs.ts';
import { syntheticContracts } from '../../synthetic.ts';
import { contractFile, ERRORS } from '../../testing/annotated.ts';
import { workspaceAt } from '../../workspace/config.ts';

const run = promisify(execFile);
const root = join(import.meta.dirname, '../../../../..');

/** What the process found: how many tests of each kind it ran, and which failed. */
type Report = { readonly ran: Readonly<Record<string, number>>; readonly wrong: readonly string[] };

/** Runs the suites of generated packages, in plain Node. */
const SCRIPT = `
  import assert from 'node:assert/strict';
  import * as kit from '@abicus/wire/testing';
  const reports = [];
  for (const at of process.argv.slice(1)) reports.push(await reportOf(at));
  process.stdout.write(JSON.stringify(reports));
  async function reportOf(at) {
  const abi = await import(at + '/src/index.ts');
  const { TYPES, CALLS, ...others } = await import(at + '/src/testing/index.ts');
  const services = Object.entries(others).filter(([name]) => name.endsWith('_SERVICE'));
  const suites = {
    types: kit.typeTests(TYPES ?? {}),
    calls: CALLS ? kit.decodeTests(CALLS, kit.dispatchDriver(abi.dispatch)) : [],
    wrappers: CALLS ? kit.wrapperTests(CALLS) : [],
    codecs: services.flatMap(([, one]) => kit.codecTests(one)),
    serving: services.flatMap(([, one]) => kit.serveTests(one, kit.serveDriver(abi.serve))),
  };
  const wrong = [];
  for (const { title, run, expected } of Object.values(suites).flat()) {
    try { assert.deepStrictEqual(run(), expected); } catch (error) { wrong.push(title + error.message); }
  }
  const ran = Object.fromEntries(Object.entries(suites).map(([name, all]) => [name, all.length]));
  return { ran, wrong: wrong.slice(0, 20) };
  }
`;

/** Generates into a folder below the workspace, where packages find the runtime. */
async function generated(files: readonly ContractFile[]): Promise<string> {
  const computed = await compute(workspaceAt(root), files, { generator: '', contracts: {} });
  if (!computed.ok) throw new Error(JSON.stringify(computed.diagnostics));
  mkdirSync(join(root, '.abicus'), { recursive: true });
  const folder = mkdtempSync(join(root, '.abicus/generated-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [path, text] of computed.outputs) {
    if (!path.endsWith('.ts')) continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** The reports of packages, which one process makes. */
async function suites(folder: string, ...packages: readonly string[]): Promise<Report[]> {
  const at = packages.map((feeds) => pathToFileURL(join(folder, 'libs/abi', feeds)).href);
  const args = ['-C', '@abicus/source', '--input-type=module', '-e', SCRIPT, ...at];
  const { stdout } = await run(process.execPath, args, { cwd: root });
  return JSON.parse(stdout) as Report[];
}

test(
  'synthetic contracts: calls, structures, frames with text and bytes',
  { timeout: 60_000 },
  async () => {
    const folder = await generated(syntheticContracts(2, 2));
    const [kernel, service] = await suites(folder, 'kernel', 'service0');
    expect([kernel?.wrong, service?.wrong]).toEqual([[], []]);
    expect(kernel?.ran).toMatchObject({ types: 15, codecs: 0 });
    expect(kernel?.ran['calls']).toBeGreaterThan(50);
    expect(kernel?.ran['wrappers']).toBeGreaterThan(10);
    expect(service?.ran['codecs']).toBeGreaterThan(150);
    expect(service?.ran['serving']).toBeGreaterThan(80);
  },
);

test(
  'a service with wide nonces, the other order of a reply, constants and open sets',
  { timeout: 60_000 },
  async () => {
    const kernel = contractFile(`${ERRORS} types: {
    Grade: enumeration(u8, { Low: 1, High: 4 }, { closed: true, errno: 'EINVAL' }),
    Kind: enumeration(u16, { Own: 0xff00 }, { closed: false }),
    Modes: flags(u32, { A: 1, D: 8 }, { errno: 'EINVAL' }),
    Page: newtype(u53, { errno: 'EINVAL', align: 4096, min: 4096, below: 0x8000_0000 }),
    Change: newtype(i32, { errno: 'EINVAL' }),
    Inner: struct({ page: 'Page', change: 'Change' }, { size: 12, errno: 'EINVAL' }),
    Outer: struct({ inner: 'Inner', modes: 'Modes' }, { size: 16, errno: 'EINVAL' }),
  },`);
    const spool = contractFile(
      `uses: { 'RFC-0001': ['Grade', 'Kind', 'Modes', 'Page', 'Change', 'Outer'] },
    service: {
      name: 'spool', authority: 'any',
      envelope: { magic: 'SP', version: 3, nonce: u64, reply: ['nonce', 'status'], malformed: 'BAD' },
      status: { OK: 0, BAD: 1, NO: 2 },
      ops: {
        put: serviceOp(1, {
          request: { mark: constant(u16, 0x1234), grade: 'Grade', name: text(u16, { min: 3, max: 300 }), kind: 'Kind', body: bytes(u8, { min: 0, max: 9 }), pad: zero(2), modes: 'Modes', page: 'Page' },
          reply: { outer: 'Outer', note: text(u8, { min: 0, max: 20 }), size: u53.bytes },
          moves: 'reply', malformed: 'full',
          checks: { grade: fails('NO', 'another grade'), page: fails('NO', 'no such page') },
          idempotent: true, peerDeath: 'nothing is left',
        }),
        none: serviceOp(9, { request: {}, reply: {}, moves: 'reply', idempotent: true, peerDeath: 'nothing is left' }),
      },
      events: { done: event(2, { change: 'Change', outer: 'Outer' }) },
    },`,
      { id: 'RFC-0002', feeds: 'spool' },
    );
    const [report] = await suites(await generated([kernel, spool]), 'spool');
    expect(report?.wrong).toEqual([]);
    expect(report?.ran['codecs']).toBeGreaterThan(200);
  },
);

test(
  'nonces of every width: cases and vectors hold nonces that fit, and all pass',
  { timeout: 120_000 },
  async () => {
    const wires = ['u8', 'u16', 'u32', 'u53', 'u64', 'i32'];
    const files = wires.map((wire, i) =>
      contractFile(
        `errors: { EPERM${i}: errno(${i + 1}, 'not allowed') },
    service: {
      name: 'n${wire}', authority: 'any',
      envelope: { magic: 'N${i}', version: 1, nonce: ${wire}, reply: ['status', 'nonce'], malformed: 'BAD' },
      status: { OK: 0, BAD: 1 },
      ops: { put: serviceOp(1, { request: { nonce: u8, size: u16 }, reply: { nonce: u16 }, moves: 'reply', idempotent: true, peerDeath: 'nothing is left' }) },
    },`,
        { id: `RFC-000${i + 1}`, feeds: `n-${wire}` },
      ),
    );
    const folder = await generated(files);
    const reports = await suites(folder, ...wires.map((wire) => `n-${wire}`));
    expect(reports.map(({ wrong }) => wrong)).toEqual(wires.map(() => []));
    for (const { ran } of reports) {
      expect(ran['codecs']).toBeGreaterThan(20);
      expect(ran['serving']).toBeGreaterThan(10);
    }
  },
);
