/** Decisions about operations that are audited: one line for each, which no handler can forget. */
import { fnv1a64 } from '@abicus/wire';
import { expect, test } from 'vitest';
import { needsOf } from '../../prove/kinds.ts';
import { contractFile, modelOf } from '../../testing/annotated.ts';
import { generatedFrom, run } from '../../testing/generated.ts';

const SPOOL = `
  principals: ['init', 'guest'],
  types: {
    JobId: newtype(u32),
    Verdict: enumeration(u8, { Moved: 0, Kept: 1, Stranger: 2 }, { closed: true }),
    Wide: enumeration(u64, { Low: 0, High: 9 }, { closed: false }),
  },
  audit: {
    moved: line('AUDIT move', { caller: u64, job: 'JobId', verdict: 'Verdict', wide: 'Wide', why: 'word', at: u64.ns }),
    plain: line('AUDIT plain', ['who', 'why']),
  },
  service: {
    name: 'spool', status: { OK: 0, BAD: 1, NO: 2, GONE: 3 }, authority: 'any',
    envelope: { magic: 'SP', version: 1, nonce: u8, reply: ['status', 'nonce'], malformed: 'BAD', denied: 'NO' },
    ops: {
      move: serviceOp(2, {
        request: { job: 'JobId', to: 'Verdict' }, reply: {}, idempotent: true, authority: ['init'], audit: 'moved',
        checks: { to: fails('GONE', 'no such place'), job: fails('GONE', 'no such job') },
      }),
    },
  },`;

type Fields = Readonly<Record<string, unknown>>;
type Request = { readonly job: number };
type Handlers = Readonly<
  Record<string, (call: { sender: bigint }, second: never, error: never) => unknown>
>;
type Spool = {
  readonly serve: (handlers: Handlers, call: { sender: bigint }, frame: Uint8Array) => Uint8Array;
  readonly movedLine: (fields: Fields) => string;
  readonly plainLine: (fields: Fields) => string;
  readonly moveRejects: { readonly job: unknown };
};

const generated = generatedFrom(SPOOL);
const spool = async (): Promise<Spool> => (await run(await generated)) as Spool;

test('fields have types: enumerations are written by name, integers as numbers, words as they are', async () => {
  const { movedLine, plainLine } = await spool();
  const fields = { caller: 7n, job: 3, verdict: 1, wide: 9n, why: 'full', at: 12n };
  expect(movedLine(fields)).toBe('AUDIT move caller=7 job=3 verdict=Kept wide=High why=full at=12');
  expect(movedLine({ ...fields, wide: 8n })).toContain(' wide=8 ');
  expect(plainLine({ who: 'a', why: 'b' })).toBe('AUDIT plain who=a why=b');
  const text = (await generated).get('audit.ts') ?? '';
  for (const field of [
    'caller: bigint',
    'job: JobId',
    'verdict: Verdict',
    'why: string',
    'at: bigint',
  ]) {
    expect(text).toContain(`readonly ${field};`);
  }
});

test('the server writes one line for each decision, before it is answered, and none for a malformed request', async () => {
  const { serve, moveRejects } = await spool();
  const lines: string[] = [];
  const handlers: Handlers = {
    move: (_, { job }: Request) => (job === 9 ? moveRejects.job : {}),
    'move.audit': ({ sender }, request: Request | undefined, error: string | undefined) => ({
      caller: sender === fnv1a64('init') ? 1n : 0n,
      job: request?.job ?? 0,
      verdict: error === undefined ? 0 : error === 'NO' ? 2 : 1,
      wide: 0n,
      why: error ?? 'asked',
      at: 0n,
    }),
    'audit.write': (_, line: string) => void lines.push(line),
  };
  const ask = (caller: string, job: number, to = 0, ...more: number[]): number | undefined =>
    serve(
      handlers,
      { sender: fnv1a64(caller) },
      Uint8Array.of(0x53, 0x50, 1, 2, 5, job, 0, 0, 0, to, ...more),
    )[4];
  expect([
    ask('init', 7),
    ask('init', 9),
    ask('init', 7, 200),
    ask('guest', 7),
    ask('init', 7, 0, 0),
  ]).toEqual([0, 3, 3, 2, 1]);
  expect(lines).toEqual([
    'AUDIT move caller=1 job=7 verdict=Moved wide=Low why=asked at=0',
    'AUDIT move caller=1 job=9 verdict=Kept wide=Low why=GONE at=0',
    'AUDIT move caller=1 job=0 verdict=Kept wide=Low why=GONE at=0',
    'AUDIT move caller=0 job=0 verdict=Stranger wide=Low why=NO at=0',
  ]);
});

test('a service that forgets the line is not answered, and its handlers do not compile', async () => {
  const { serve } = await spool();
  const request = Uint8Array.of(0x53, 0x50, 1, 2, 5, 7, 0, 0, 0, 0);
  const call = { sender: fnv1a64('init') };
  expect(() => serve({ move: () => ({}) }, call, request)).toThrow('move.audit');
  const text = (await generated).get('server.ts') ?? '';
  expect(text).toContain('export interface SpoolHandlers<C> extends SpoolAudit<C>');
  expect(text).toContain("readonly 'audit.write': (call: C, line: string) => void;");
});

test('prove asks for the line of an allowed and of a rejected request', () => {
  const model = modelOf([contractFile(SPOOL)]);
  const element = model.elements.find(({ id }) => id === 'spool.move');
  const ids = element && needsOf(element, model).flatMap((need) => need.ids);
  expect(ids).toEqual(
    expect.arrayContaining(['spool.move.audit.allowed', 'spool.move.audit.rejected']),
  );
});
