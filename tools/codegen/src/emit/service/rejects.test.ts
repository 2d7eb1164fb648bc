/**
 * How long each reject of an operation is: by its form for checks, its form for what does not decode, and whether the two
 * share a status. What servers send, what clients take, and the tables of the other languages say the same.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { fnv1a64 } from '@abicus/wire';
import {
  codecTests,
  serveDriver,
  serveTests,
  type Serve,
  type ServiceShape,
} from '@abicus/wire/testing';
import { beforeEach, describe, expect, test } from 'vitest';
import { contractFile, modelOf } from '../../testing/annotated.ts';
import { generatedFrom, writtenOut } from '../../testing/generated.ts';
import { rejectsOf } from '../native/answers.ts';
import { pascal } from '../names.ts';

const STATUS = { OK: 0, LEVEL: 1, OLD: 3, STRANGER: 4, MALFORMED: 6 } as const;
type Status = keyof typeof STATUS;

/** Bytes of the fields of each reply. */
const BODY = 4;

/** An operation: the form of rejects by checks, that of what does not decode, and the status of that. */
type Op = {
  readonly name: string;
  readonly rejects: 'full' | 'header';
  readonly form: 'full' | 'header' | 'none';
  readonly status: 'MALFORMED' | 'LEVEL' | 'OLD';
  /** Only the second version has it, where there are two. */
  readonly isNew?: true;
};

const GRID: readonly Op[] = (['full', 'header'] as const).flatMap((rejects) =>
  (['full', 'header', 'none'] as const).flatMap((form) =>
    (['MALFORMED', 'LEVEL', 'OLD'] as const).map((status, i): Op => {
      const name = `${rejects}${pascal(form)}${'abc'.charAt(i).toUpperCase()}`;
      return { name, rejects, form, status };
    }),
  ),
);

const OPS: readonly Op[] = [
  ...GRID,
  { name: 'second', rejects: 'full', form: 'header', status: 'OLD', isNew: true },
];

const opText = ({ name, rejects, form, status }: Op, i: number): string => `
      ${name}: serviceOp(${i + 1}, {
        request: { level: 'Level' }, reply: { at: u32 }, rejects: '${rejects}', ${name === 'second' ? 'SECOND' : ''} moves: 'reply', idempotent: true, peerDeath: '',
        malformed: answer('${status}', { form: '${form}' }),
        checks: { level: fails('LEVEL', 'no level') },
      }),`;

const contract = (envelope: string): string =>
  `
  types: { Level: enumeration(u8, { Low: 0, High: 1 }, { closed: true }) },
  principals: ['init'],
  service: {
    name: 'rows', authority: ['init'], status: ${JSON.stringify(STATUS)},
    envelope: { magic: 'RO', malformed: 'MALFORMED', denied: 'STRANGER', ${envelope} },
    ops: {${OPS.map(opText).join('')} },
  },`.replace('SECOND', envelope.includes('versions') ? "versions: ['v2']," : '');

/** The same operations in one version, and in two of which one is rejected. */
const ENVELOPES = {
  'one version': {
    text: contract(`version: 2, nonce: u8, reply: ['status', 'nonce']`),
    correlation: 7,
    rejected: undefined,
  },
  'several versions': {
    text: contract(
      `versions: { v1: version(1, { nonce: none, rejected: 'OLD' }), v2: version(2, { nonce: u8, reply: ['status', 'nonce'] }) }`,
    ),
    correlation: { version: 'v2', nonce: 7 },
    rejected: 'OLD',
  },
} as const;

type Made = Readonly<Record<string, (...args: readonly unknown[]) => unknown>>;

/** Lengths of bodies that a reject with this status has. */
function bodiesOf(op: Op, status: Status, rejected: string | undefined): ReadonlySet<number> {
  const bodies = new Set<number>();
  if (status === 'LEVEL' || (status === rejected && op.isNew !== true))
    bodies.add(op.rejects === 'full' ? BODY : 0);
  if (status === 'STRANGER') bodies.add(0);
  if (status === op.status && op.form !== 'none') bodies.add(op.form === 'full' ? BODY : 0);
  return bodies;
}

/** A frame of an operation in the second version: its header, and what follows. */
const frameOf = (opcode: number, ...rest: readonly number[]): Uint8Array =>
  Uint8Array.of(0x52, 0x4f, 2, opcode, ...rest);

const zeros = (count: number): number[] => Array.from({ length: count }, () => 0);
const hexOf = (frame: unknown): unknown =>
  frame instanceof Uint8Array ? Buffer.from(frame).toString('hex') : frame;

describe.each(Object.entries(ENVELOPES))('in %s', (_, { text, correlation, rejected }) => {
  let cached: Made | undefined;
  let made: Made = {};
  let shape: ServiceShape | undefined;
  const [service] = modelOf([contractFile(text)]).services;
  beforeEach(async () => {
    if (cached === undefined) {
      const folder = writtenOut(await generatedFrom(text));
      const module = (path: string): string => pathToFileURL(join(folder, 'src', path)).href;
      cached = (await import(/* @vite-ignore */ module('index.ts'))) as Made;
      const cases: unknown = await import(/* @vite-ignore */ module('testing/index.ts'));
      shape = Reflect.get(Object(cases), 'ROWS_SERVICE');
    }
    made = cached;
  });

  test('the cases of a server and of a client expect the same', () => {
    if (shape === undefined) throw new Error('there are no cases');
    const asInit: Serve = (handlers, _sender, frame) =>
      made['serve']?.(handlers, { sender: fnv1a64('init') }, frame) as Uint8Array | undefined;
    const all = [...codecTests(shape), ...serveTests(shape, serveDriver(asInit))];
    const found = all.map(({ title, run }) => [title, run()]);
    expect(found).toEqual(all.map(({ title, expected }) => [title, expected]));
    expect(all.length).toBeGreaterThan(10 * OPS.length);
  });

  const serve = (frame: Uint8Array, caller = 'init'): unknown => {
    const handlers = Object.fromEntries(OPS.map(({ name }) => [name, () => ({ at: 5 })]));
    return hexOf(made['serve']?.(handlers, { sender: fnv1a64(caller) }, frame));
  };

  test.each(OPS.map((op, i) => [op.name, op, i + 1] as const))(
    'a client takes the rejects of %s at their lengths only',
    (name, op, opcode) => {
      const decode = made[`decode${pascal(name)}Reply`];
      const lengths = [0, 1, 2, 3, 4, 5, 8];
      for (const [status, number] of Object.entries(STATUS)) {
        if (status === 'OK') continue;
        const bodies = bodiesOf(op, status as Status, rejected);
        const found = lengths.map((body) => {
          const result = decode?.(frameOf(opcode | 0x80, number, 7, ...zeros(body)), correlation);
          return Reflect.get(Object(result), 'error');
        });
        expect([status, ...found]).toEqual([
          status,
          ...lengths.map((body) => (bodies.has(body) ? status : 'BadReply')),
        ]);
      }
    },
  );

  test.each(OPS.map((op, i) => [op.name, op, i + 1] as const))(
    'a server rejects calls of %s as its contract says',
    (_name, op, opcode) => {
      const reject = (status: Status, body: number): unknown =>
        hexOf(frameOf(opcode | 0x80, STATUS[status], 7, ...zeros(body)));
      const ofCheck = op.rejects === 'full' ? BODY : 0;
      expect(serve(frameOf(opcode, 7, 9))).toBe(reject('LEVEL', ofCheck));
      expect(serve(frameOf(opcode, 7, 1), 'other')).toBe(reject('STRANGER', 0));
      const answer =
        op.form === 'none' ? undefined : reject(op.status, op.form === 'full' ? BODY : 0);
      expect(serve(frameOf(opcode, 7, 1, 1))).toBe(answer);
      // The first version has no nonce, and is rejected where there is one.
      const first = Uint8Array.of(0x52, 0x4f, 1, opcode, 1);
      const old = hexOf(Uint8Array.of(0x52, 0x4f, 1, opcode | 0x80, STATUS.OLD, ...zeros(ofCheck)));
      expect(rejected === undefined || op.isNew === true ? old : serve(first)).toBe(old);
    },
  );

  test.each(OPS.map((op) => [op.name, op] as const))(
    'the table of %s for C and Rust has the same',
    (name, op) => {
      const def = service?.ops.find((one) => one.name === name);
      if (service === undefined || def === undefined) throw new Error(`there is no ${name}`);
      const { full, header, size, ofCheck } = rejectsOf(service, def);
      const having = (body: number): number[] =>
        Object.entries(STATUS).flatMap(([status, number]) =>
          bodiesOf(op, status as Status, rejected).has(body) ? [number] : [],
        );
      expect({ full, header, size, ofCheck }).toEqual({
        full: having(BODY),
        header: having(0),
        size: BODY,
        ofCheck: op.rejects === 'full' ? BODY : 0,
      });
    },
  );
});
