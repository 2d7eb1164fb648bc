/** What is generated of a service whose requests move no capability: nothing that a microkernel is needed for. */
import { expect, test } from 'vitest';
import { modelOf, contractFile } from '../../testing/annotated.ts';
import { generatedFrom } from '../../testing/generated.ts';
import { apiText } from '../../output/api-text.ts';

const served = (more: string): string => `
  service: {
    name: 'store', authority: 'any',
    envelope: { magic: 'ST', version: 1, nonce: u32, reply: ['status', 'nonce'], malformed: 'BAD' },
    status: { OK: 0, BAD: 1 },
    ops: { put: serviceOp(1, { request: { size: u32 }, reply: {}, idempotent: true${more} }) },
  },`;
const CONNECTED = served('');
const MOVING = served(", moves: 'reply', peerDeath: 'nothing is left'");

test('no client for programs, and none of the words of a microkernel, are generated without moves', async () => {
  const connected = await generatedFrom(CONNECTED);
  expect([...connected.keys()]).not.toContain('client.ts');
  expect([...connected.keys()]).toContain('server.ts');
  const text = [...connected.values()].join('\n');
  expect(text).not.toMatch(/\bProgram\b/);
  expect(text).not.toMatch(/'reply(?:AndEvents)?', answers/);
  expect([...(await generatedFrom(MOVING)).keys()]).toContain('client.ts');
});

test('the API of a package has the words where the contract has them', () => {
  const lines = (text: string): string =>
    apiText(modelOf([contractFile(text, { feeds: 'store' })]), 'store');
  expect(lines(CONNECTED)).not.toMatch(/moves|peerDeath/);
  expect(lines(MOVING)).toMatch(/moves reply .* peerDeath 'nothing is left'/);
});
