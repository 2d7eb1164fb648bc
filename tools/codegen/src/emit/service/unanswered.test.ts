/** An operation that is never answered: its client waits for nothing, and its server gives nothing. */
import { expect, test } from 'vitest';
import { renderBody } from '../../output/render.ts';
import { contractFile, modelOf } from '../../testing/annotated.ts';
import { workspaceAt } from '../../workspace/config.ts';
import { services } from './index.ts';

const DESK = `
  program: { stackPages: 1 },
  service: {
    name: 'desk', status: { OK: 0, BAD: 1 }, authority: 'any',
    envelope: { magic: 'DE', version: 1, nonce: u32, reply: ['status', 'nonce'], malformed: 'BAD' },
    ops: {
      ask: serviceOp(1, { request: {}, reply: { left: u8 }, idempotent: true, budget: 1000 }),
      tell: serviceOp(2, { request: { what: u8 }, reply: {}, answers: 'never', idempotent: true }),
    },
  },`;

/** A generated file of the service, on one line. */
function emitted(file: string, sections: string): string | undefined {
  const found = services.emit(modelOf([contractFile(sections)]), workspaceAt('/workspace'));
  const one = [...found].find(([path]) => path.endsWith(`/${file}`))?.[1];
  return one === undefined || typeof one === 'string'
    ? undefined
    : renderBody(one).replaceAll(/\s+/g, ' ');
}

const BOOTED = `${DESK} boot: { first: 'init', slots: {} },`;

test('a client sends it and waits for no reply; what is answered is called', () => {
  const client = emitted('client.ts', BOOTED) ?? '';
  expect(client).toContain(
    'sendOperation(channel, TELL_CALL, (nonce) => encodeTell(request, nonce))',
  );
  expect(client).toContain("Program<Result<undefined, 'OutOfBounds' | E>>");
  expect(client).toContain('callOperation(channel, ASK_CALL, encodeAsk, decodeAskReply)');
});

test('a handler gives no reply, so a server may give none', () => {
  const server = emitted('server.ts', BOOTED) ?? '';
  expect(server).toMatch(/readonly tell: \(call: C, request: TellRequest\) => undefined;/);
  expect(server).toMatch(/readonly ask: \(call: C, request: AskRequest\) => AskReply;/);
});

test('a service has a client where its program is booted, also if its requests move nothing', () => {
  expect(emitted('client.ts', DESK)).toBeUndefined();
  expect(emitted('client.ts', BOOTED)).toBeDefined();
});

test('over a connection its reply is undefined, and no frame is one', () => {
  const protocol = emitted('protocol.ts', BOOTED) ?? '';
  expect(protocol).toContain(
    `readonly tell: { readonly request: TellRequest; readonly reply: undefined; readonly error: 'OutOfBounds'; readonly reject: never };`,
  );
  expect(protocol).toContain('decode: () => BAD_REPLY');
});
