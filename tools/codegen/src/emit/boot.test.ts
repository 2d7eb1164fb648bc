import { expect, test } from 'vitest';
import { renderBody } from '../output/render.ts';
import { contractFile, modelOf } from '../testing/annotated.ts';
import { workspaceAt } from '../workspace/config.ts';
import { boot } from './boot.ts';

const SECTIONS = `
  errors: { EPERM: errno(1, 'not allowed') },
  types: { Rights: flags(u32, { SEND: 1, RECV: 2, MAP: 4, MANAGE: 8 }, { errno: 'EPERM' }) },
  principals: ['storage', 'disk-driver'],
  boot: {
    slots: { endpointFactory: 1 },
    programs: {
      storage: program({ image: 3, stackPages: 2, factories: { pages: { slot: 9, rights: ['MAP', 'MANAGE'], from: 1, budget: 6 } }, endpoints: {
        /** Where requests come in. */
        requests: bootEndpoint({ depth: 8, own: [{ slot: 3, rights: ['RECV'] }],
          clients: { 'disk-driver': { slot: 4, rights: ['SEND'] }, init: { slot: 7, rights: ['SEND'] } } }),
      } }),
      'disk-driver': program({ image: 4, stackPages: 1, endpoints: {
        replies: bootEndpoint({ depth: 2, own: [{ slot: 5, rights: ['RECV'] }, { slot: 6, rights: ['SEND'] }] }),
      } }),
    },
  },
`;

function emitted(): string {
  const model = modelOf([contractFile(SECTIONS.replace("['storage'", "['init', 'storage'"))]);
  const [file] = boot.emit(model, workspaceAt('/workspace')).values();
  if (file === undefined || typeof file === 'string') throw new Error('nothing was emitted');
  return renderBody(file).replaceAll(/\s+/g, ' ');
}

test('programs come in order, with rights as bits and identities as hashes', () => {
  const text = emitted();
  expect(text.indexOf("name: 'storage'")).toBeLessThan(text.indexOf("name: 'disk-driver'"));
  expect(text).toContain(
    "factories: [{ name: 'pages', from: 1, budget: 6, slot: 9, rights: 12, rightNames: ['MAP', 'MANAGE'] }]",
  );
  expect(text).toMatch(/name: 'storage', identity: 0x[0-9a-f]{4}(_[0-9a-f]{4}){3}n, image: 3/);
  expect(text).toContain("own: [{ slot: 3, rights: 2, rightNames: ['RECV'] }]");
  expect(text).toContain("{ program: 'disk-driver', slot: 4, rights: 1, rightNames: ['SEND'] }");
});

test('slots have names: one side, both sides, those of others, factories and images', () => {
  const [, slots = ''] = emitted().split('export const SLOTS = ');
  expect(slots.replaceAll(/\/\*\*.*?\*\/ /g, '')).toBe(
    [
      '{ init: { endpointFactory: 1, storageImage: 3, diskDriverImage: 4, storageRequests: 7, },',
      'storage: { pages: 9, requests: 3, },',
      'diskDriver: { storageRequests: 4, repliesRecv: 5, repliesSend: 6, }, } as const; ',
    ].join(' '),
  );
});
