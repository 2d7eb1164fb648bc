/** Codecs and packed structures in C and Rust have the bytes of the reference encoder; other bytes are seen. */
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { contractFile } from '../src/testing/annotated.ts';
import { EVERY_FORM, EVERY_VERSION } from '../src/testing/every-form.ts';
import { EVERYTHING_SERVED } from '../src/testing/everything-served.ts';
import { without } from '../src/testing/native.ts';
import type { Model } from '../src/model/types.ts';
import { temporaryWorkspace } from '../src/testing/temporary.ts';
import { cc, rejectedBy, rustc } from './compilers.ts';
import { nativeFiles } from './native-cases.ts';
import { outcomeOfTexts } from './outcome.ts';
import { verdictsFail } from './verdicts.ts';

const repository = join(import.meta.dirname, '../../..');

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

/** A draw of fixed frames, one of text and bytes, and one of every form in every version of an envelope. */
const DRAWS = {
  1: FILES,
  2: [contractFile(EVERYTHING_SERVED, { feeds: 'storage' })],
  3: [contractFile(EVERY_FORM), contractFile(EVERY_VERSION, { id: 'RFC-0002', feeds: 'versions' })],
} as const;

type Draw = keyof typeof DRAWS;

/** A change of a file of a draw: the text and what it becomes. */
type Break = readonly [draw: Draw, file: RegExp, text: string, other: string];

const models = new Map<number, Model>();

/** The files of draws, in a folder with the packages of this repository. */
async function draws(ids: readonly Draw[], broken?: Break): Promise<string> {
  const { root } = temporaryWorkspace([]).workspace;
  symlinkSync(join(repository, 'node_modules'), join(root, 'node_modules'));
  writeFileSync(join(root, 'package.json'), '{ "type": "module" }');
  let changed = 0;
  for (const id of ids) {
    const made = await outcomeOfTexts(DRAWS[id]);
    if (made.kind !== 'generated') throw new Error(JSON.stringify(made, undefined, 2));
    const { model, outputs } = made;
    models.set(id, model);
    const typescript = [...outputs].filter(([path]) => path.endsWith('.ts'));
    for (const [path, text] of [...typescript, ...nativeFiles(model, outputs, id)]) {
      const file = join(root, `draw-${id}`, path);
      const breaks = broken !== undefined && broken[0] === id && broken[1].test(path);
      const given = breaks ? text.replace(broken[2], broken[3]) : text;
      if (given !== text) changed++;
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, given);
    }
  }
  expect(changed).toBe(broken === undefined ? 0 : 1);
  return root;
}

const LANGUAGES = [
  ['C', without('cc'), cc],
  ['Rust', without('rustc'), rustc],
] as const;

const missing = LANGUAGES.map(([, why]) => why).find((why) => why !== '') ?? '';

test.skipIf(missing !== '')(
  `codecs in C and Rust have the bytes of the reference encoder, and accept the frames of those in TypeScript${missing}`,
  async () => {
    const folder = await draws([1, 2, 3]);
    for (const [, , compiler] of LANGUAGES) {
      expect(rejectedBy(compiler(folder), [1, 2, 3])).toEqual(new Map());
    }
    for (const id of [2, 3]) {
      const draw = join(folder, `draw-${id}`);
      expect(readFileSync(join(draw, 'verdicts'), 'utf8')).toMatch(/^\d+$/);
      expect(await verdictsFail(draw, models.get(id) ?? { services: [] })).toBeUndefined();
    }
  },
);

describe.each(LANGUAGES)('in %s', (language, why, compiler) => {
  const [program, codecs] = language === 'C' ? [/check\.c$/, /\.h$/] : [/check\.rs$/, /abi\.rs$/];

  test.skipIf(why !== '')(`another byte is found in its draw, and in no other${why}`, async () => {
    // The version of a frame, behind its magic: 3 is 2.
    const folder = await draws([1, 2], [1, program, '0x53, 0x35, 0x03,', '0x53, 0x35, 0x02,']);
    const rejected = rejectedBy(compiler(folder), [1, 2]);
    expect([...rejected.keys()]).toEqual([1]);
    expect(rejected.get(1)).toMatch(/si32_put_request: 5335\w+: has other bytes/);
  });

  test.skipIf(why !== '')(`a constant that is not looked at is found${why}`, async () => {
    const [text, other] =
      language === 'C'
        ? ['abicus_wire_get_constant(in, 2, UINT64_C(0x1234))', '(void)abicus_wire_get(in, 2)']
        : ['input.constant(2, 0x1234)', 'input.number(2)'];
    const folder = await draws([2], [2, codecs, text, other]);
    expect(rejectedBy(compiler(folder), [2]).get(2)).toMatch(
      /put_request: \w+: is decoded otherwise/,
    );
  });
});

test.skipIf(missing !== '')(
  `codecs that do not say the same of a frame are found${missing}`,
  async () => {
    const [text, other] = ['wire::Rejected::Status(1)', 'wire::Rejected::Status(2)'];
    const folder = await draws([2], [2, /abi\.rs$/, text, other]);
    expect(rejectedBy(cc(folder), [2])).toEqual(new Map());
    writeFileSync(join(folder, 'draw-2', 'verdicts'), '1');
    const why = await verdictsFail(join(folder, 'draw-2'), models.get(2) ?? { services: [] });
    expect(why).toBe('C and TypeScript do not accept the same frames');
    expect(rejectedBy(rustc(folder), [2]).get(2)).toContain(
      'C and Rust do not accept the same frames',
    );
  },
);
