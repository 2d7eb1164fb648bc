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

/** What the process found: how much it ran, and what differed. */
type Report = { readonly ran: Readonly<Record<string, number>>; readonly wrong: readonly string[] };

/** Runs the suites of a generated package, in plain Node. */
const SCRIPT = `
  const [at] = process.argv.slice(-1);
  const abi = await import(at + '/src/index.ts');
  const testing = await import(at + '/src/testing/index.ts');
  const wrong = [];
  const ran = { types: 0, structs: 0, calls: 0, frames: 0, vectors: 0, replies: 0 };
  const show = (value) => JSON.stringify(value, (_, v) =>
    typeof v === 'bigint' ? v + 'n' : v instanceof Uint8Array ? [...v] : v);
  const same = (what, is, said) => {
    if (show(is) !== show(said)) wrong.push(what + ': ' + show(is) + ' instead of ' + show(said));
  };
  class Reached extends Error {}
  const handlers = new Proxy({}, { get: () => () => { throw new Reached(); } });
  const attempt = (body) => {
    try { return body(); } catch (thrown) { if (thrown instanceof Reached) return undefined; throw thrown; }
  };
  for (const one of testing.TYPE_CASES ?? []) {
    ran.types++;
    for (const value of one.taken) same(one.id, one.make(value), { ok: true, value });
    for (const value of one.refused) same(one.id, one.make(value), { ok: false, error: one.error });
  }
  for (const { id, encode, read, vectors, refused } of testing.STRUCT_VECTORS ?? []) {
    for (const { what, hex } of refused) same(id + what, read(testing.fromHex(hex), 0), undefined);
    for (const { what, value, hex } of vectors) {
      ran.structs++;
      same(id + what, testing.toHex(encode(value)), hex);
      same(id + what, read(testing.fromHex(hex), 0), value);
    }
  }
  for (const one of testing.DECODE_CASES ?? []) {
    ran.calls++;
    const call = { x: testing.caseRegisters(one), memory: testing.caseMemory(one), second: 0 };
    same(testing.caseTitle(one), attempt(() => abi.dispatch(handlers, call))?.errno ?? 0, one.errno);
  }
  for (const one of testing.FRAME_CASES ?? []) {
    ran.frames++;
    const frame = testing.fromHex(one.hex);
    const decoded = testing.FRAME_CODECS[one.codec].decode(frame, testing.CASE_NONCE);
    same(testing.frameCaseTitle(one), decoded.error ?? '', one.error);
    if (!one.codec.endsWith('.request')) continue;
    ran.replies++;
    const reply = attempt(() => abi.serve(handlers, undefined, frame));
    same('reply: ' + testing.frameCaseTitle(one), reply && testing.toHex(reply), one.reply);
  }
  for (const { codec, vectors } of testing.FRAME_VECTORS ?? []) {
    for (const { what, nonce, value, hex } of vectors) {
      ran.vectors++;
      const encoded = testing.FRAME_CODECS[codec].encode(value, nonce);
      same(codec + what, encoded && testing.toHex(encoded), hex);
      same(codec + what, testing.FRAME_CODECS[codec].decode(testing.fromHex(hex), nonce), { value });
    }
  }
  process.stdout.write(JSON.stringify({ ran, wrong: wrong.slice(0, 20) }));
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

async function suites(folder: string, feeds: string): Promise<Report> {
  const at = pathToFileURL(join(folder, 'libs/abi', feeds)).href;
  const args = ['-C', '@abicus/source', '--input-type=module', '-e', SCRIPT, at];
  const { stdout } = await run(process.execPath, args, { cwd: root });
  return JSON.parse(stdout) as Report;
}

test(
  'synthetic contracts: calls, structures, frames with text and bytes',
  { timeout: 60_000 },
  async () => {
    const folder = await generated(syntheticContracts(2, 2));
    const [kernel, service] = await Promise.all([
      suites(folder, 'kernel'),
      suites(folder, 'service0'),
    ]);
    expect(kernel.wrong).toEqual([]);
    expect(service.wrong).toEqual([]);
    expect(kernel.ran).toMatchObject({ types: 2, structs: 3 });
    expect(kernel.ran['calls']).toBeGreaterThan(50);
    expect(service.ran['frames']).toBeGreaterThan(150);
    expect(service.ran['vectors']).toBeGreaterThan(10);
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
    const report = await suites(await generated([kernel, spool]), 'spool');
    expect(report.wrong).toEqual([]);
    expect(report.ran['frames']).toBeGreaterThan(200);
  },
);
