/** Classes of errors: what can be thrown, what can be tried again, and what comes back of what was sent elsewhere. */
import type { DeclaredError, MarshalledError } from '@abicus/wire';
import { expect, test } from 'vitest';
import { generatedFrom, run } from '../testing/generated.ts';

/** What is generated. */
type Made = {
  KernelError: (new (error: string, detail?: string) => DeclaredError) & {
    unmarshal: (data: unknown) => DeclaredError | undefined;
  };
  isKernelFailure: (name: string) => boolean;
};

const files = await generatedFrom(`
  errors: {
    EPERM: errno(1, 'not allowed'),
    EAGAIN: errno(11, 'not now', { sentinels: ['Full', 'Empty'], retryable: true }),
  },
  service: {
    name: 'store', authority: 'any',
    envelope: { magic: 'ST', version: 1, nonce: u32, reply: ['status', 'nonce'], malformed: 'BAD' },
    status: { FINE: 0, BAD: 1, BUSY: 2 },
    retryable: ['BUSY'],
    ops: {
      put: serviceOp(1, {
        request: {}, reply: {}, moves: 'reply', idempotent: true, peerDeath: 'nothing is left',
        checks: { busy: fails('BUSY', 'not now') },
      }),
    },
  },
`);
let cached: Made | undefined;

async function made(): Promise<Made> {
  return (cached ??= (await run(files)) as Made);
}

/** Every failure, and whether the same call may be made again. */
const FAILURES: Readonly<Record<string, boolean>> = {
  EPERM: false,
  EAGAIN: true,
  Full: true,
  Empty: true,
  Unknown: false,
  BAD: false,
  BUSY: true,
  BadReply: false,
};

test.each(Object.entries(FAILURES))('%s: retryable %s, and comes back', async (name, retryable) => {
  const { KernelError } = await made();
  const error = new KernelError(name, 'why');
  expect(error).toMatchObject({ domain: 'kernel', error: name, detail: 'why', retryable });
  expect(error.name).toBe('KernelError');
  const back = KernelError.unmarshal(JSON.parse(JSON.stringify(error.marshal())));
  expect(back).toBeInstanceOf(KernelError);
  expect(back).toMatchObject({ error: name, detail: 'why', retryable, message: error.message });
});

test('success, names of objects and other names are no failures', async () => {
  const { KernelError, isKernelFailure } = await made();
  for (const name of ['FINE', 'toString', '__proto__', 'constructor', 'eperm', '']) {
    expect(isKernelFailure(name)).toBe(false);
    const data: MarshalledError = { domain: 'kernel', error: name, detail: '' };
    expect(KernelError.unmarshal(data)).toBeUndefined();
  }
  expect(Object.keys(FAILURES).filter((name) => !isKernelFailure(name))).toEqual([]);
});

test('what another package sent, or nobody, is none of these', async () => {
  const { KernelError } = await made();
  const data = new KernelError('EPERM').marshal();
  expect(KernelError.unmarshal({ ...data, domain: 'timed' })).toBeUndefined();
  expect(KernelError.unmarshal({ ...data, more: 1 })).toBeUndefined();
  expect(KernelError.unmarshal(undefined)).toBeUndefined();
});

test('a package without errors of its own has no class', async () => {
  const bare = await generatedFrom(
    'limits: { most: limit(1, { why: "small", atLimit: "none" }) },',
  );
  expect([...bare.keys()]).not.toContain('error-class.ts');
});
