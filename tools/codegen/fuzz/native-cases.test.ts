/** Codecs and packed structures in C and Rust have the bytes of the reference encoder; other bytes are seen. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { contractFile } from '../src/testing/annotated.ts';
import { EVERY_FORM, EVERY_VERSION } from '../src/testing/every-form.ts';
import { EVERYTHING_SERVED } from '../src/testing/everything-served.ts';
import { nativePackage, without } from '../src/testing/native.ts';
import { temporaryWorkspace } from '../src/testing/temporary.ts';
import { cc, refusedBy, rustc } from './compilers.ts';
import { nativeFiles } from './native-cases.ts';

const WIRES = ['u8', 'u16', 'u32', 'u53', 'u64', 'i32'];

const plain = WIRES.map((wire) => `x${wire}: ${wire}`).join(', ');

const TYPES = `errors: { EINVAL: errno(22, 'malformed') },
  types: {
    Wide: enumeration(u64, { Zero: 0, Most: 0x1f_ffff_ffff_ffff }, { closed: true, errno: 'EINVAL' }),
    Signed: enumeration(i32, { Least: -0x8000_0000, Less: -2 }, { closed: true, errno: 'EINVAL' }),
    Bits: flags(u64, { LOW: 1, HIGH: 0x10_0000_0000_0000 }, { errno: 'EINVAL' }),
    Page: newtype(u53, { errno: 'EINVAL', align: 4096 }),
    Inner: struct({ self: u8, wide: 'Wide', gap: zero(3), mark: constant(u16, 0x1234) }, { size: 14, errno: 'EINVAL' }),
    Outer: struct({ class: 'Inner', type: 'Bits', unix: 'Signed' }, { size: 26, errno: 'EINVAL' }),
  },`;

/** A service whose frames have every form of fixed field, and names of their own header. */
function service(wire: string, i: number): string {
  const order = i % 2 === 0 ? `['status', 'nonce']` : `['nonce', 'status']`;
  const uses = i === 0 ? '' : `uses: { 'RFC-0001': ['Outer', 'Page', 'Bits'] },`;
  const fields = `nonce: ${wire}, status: u16, magic: u32, final: 'Outer', delete: 'Page', all: 'Bits', rest: zero(1), sign: constant(i32, -2), ${plain}`;
  return `${uses}
  service: {
    name: 's${wire}', authority: 'any', status: { OK: 0, BAD: 1 },
    envelope: { magic: 'S${i}', version: 3, nonce: ${wire}, reply: ${order}, malformed: 'BAD' },
    ops: { put: serviceOp(9, { request: { ${fields} }, reply: { ${fields} }, moves: 'replyAndEvents', idempotent: true, peerDeath: '' }) },
    events: { done: event(17, { ${fields} }) },
  },`;
}

const FILES = WIRES.map((wire, i) => {
  const head = { id: `RFC-000${i + 1}`, feeds: i === 0 ? 'kernel' : `n-${wire}` };
  return contractFile(`${i === 0 ? TYPES : ''}${service(wire, i)}`, head);
});

/** Contracts, one draw each; the first is of what a frame of fixed size can have. */
const DRAWS = [
  FILES,
  [contractFile(EVERYTHING_SERVED, { feeds: 'storage' })],
  [contractFile(EVERY_FORM), contractFile(EVERY_VERSION, { id: 'RFC-0002', feeds: 'versions' })],
];

/** The files of three draws, in a folder; those of `broken` compare with other bytes. */
async function draws(broken: number): Promise<string> {
  const { workspace } = temporaryWorkspace([]);
  for (const [i, contracts] of DRAWS.entries()) {
    const { model, files, header, crate } = await nativePackage(contracts);
    const outputs = new Map([
      [`libs/abi/native/include/${files.header}`, header],
      [files.crate, crate],
    ]);
    for (const [path, text] of nativeFiles(model, outputs, i + 1)) {
      const file = join(workspace.root, `draw-${i + 1}`, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
  }
  for (const name of ['check.c', 'check.rs']) {
    const file = join(workspace.root, `draw-${broken}`, name);
    if (broken === 0) continue;
    const text = readFileSync(file, 'utf8');
    // The version of a frame, behind its magic: 3 is 2.
    const other = text.replace('0x53, 0x35, 0x03,', '0x53, 0x35, 0x02,');
    expect(other).not.toBe(text);
    writeFileSync(file, other);
  }
  return workspace.root;
}

describe.each([
  ['C', without('cc'), cc],
  ['Rust', without('rustc'), rustc],
] as const)('codecs in %s', (_, why, compiler) => {
  test.skipIf(why !== '')(`have the bytes of the reference encoder${why}`, async () => {
    expect(refusedBy(compiler(await draws(0)), [1, 2, 3])).toEqual(new Map());
  });

  test.skipIf(why !== '')(
    `with another byte are found in their draw, and in no other${why}`,
    async () => {
      const refused = refusedBy(compiler(await draws(1)), [1, 2, 3]);
      expect([...refused.keys()]).toEqual([1]);
      expect(refused.get(1)).toMatch(/si32_put_request: 5335\w+: has other bytes/);
    },
  );
});
