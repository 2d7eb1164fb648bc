/**
 * Frames of the services that are drafts here, put together by hand from the layouts of the system that has them:
 * what each holds, and its bytes, a space between fields.
 */
import { N32, N64, bytes, nonce, short, type DraftFrame } from './draft-frame.ts';
import { NETSTACKD } from './netstackd-frames.ts';

export type { DraftFrame } from './draft-frame.ts';

const STATEFSD: DraftFrame[] = [
  {
    operation: 'statefsd.put',
    side: 'request',
    version: 'v1',
    values: { key: '/state/a', value: [1, 2, 3] },
    bytes: '5346 01 01 0800 03000000 2f73746174652f61 010203',
  },
  {
    operation: 'statefsd.put',
    side: 'request',
    version: 'v2',
    nonce,
    values: { key: '/state/a', value: [] },
    bytes: `5346 02 01 ${N64} 0800 00000000 2f73746174652f61`,
  },
  { operation: 'statefsd.put', side: 'reply', version: 'v1', values: {}, bytes: '5346 01 81 00' },
  {
    operation: 'statefsd.put',
    side: 'reply',
    version: 'v2',
    nonce,
    status: 7,
    bytes: `5346 02 81 07 ${N64}`,
  },
  {
    operation: 'statefsd.get',
    side: 'request',
    version: 'v1',
    values: { key: '/state/a' },
    bytes: '5346 01 02 0800 2f73746174652f61',
  },
  {
    operation: 'statefsd.get',
    side: 'reply',
    version: 'v1',
    values: { value: [0xff, 0] },
    bytes: '5346 01 82 00 02000000 ff00',
  },
  {
    operation: 'statefsd.get',
    side: 'reply',
    version: 'v2',
    nonce,
    values: { value: [7] },
    bytes: `5346 02 82 00 ${N64} 01000000 07`,
  },
  {
    operation: 'statefsd.get',
    side: 'reply',
    version: 'v2',
    nonce,
    status: 1,
    bytes: `5346 02 82 01 ${N64} 00000000`,
  },
  {
    operation: 'statefsd.delete',
    side: 'request',
    version: 'v2',
    nonce,
    values: { key: '/state/b' },
    bytes: `5346 02 03 ${N64} 0800 2f73746174652f62`,
  },
  {
    operation: 'statefsd.list',
    side: 'request',
    version: 'v1',
    values: { limit: 2n, prefix: '/state' },
    bytes: '5346 01 04 0600 0200 2f7374617465',
  },
  {
    operation: 'statefsd.list',
    side: 'reply',
    version: 'v2',
    nonce,
    values: { keys: [{ key: '/state/a' }, { key: '/state/bc' }] },
    bytes: `5346 02 84 00 ${N64} 0200 0800 2f73746174652f61 0900 2f73746174652f6263`,
  },
  { operation: 'statefsd.sync', side: 'request', version: 'v1', values: {}, bytes: '5346 01 05' },
  {
    operation: 'statefsd.reopen',
    side: 'reply',
    version: 'v2',
    nonce,
    values: {},
    bytes: `5346 02 86 00 ${N64}`,
  },
];

const METRICSD: DraftFrame[] = [
  {
    operation: 'metricsd.counterInc',
    side: 'request',
    nonce: short,
    values: { value: 3n, name: 'execd.spawn', labels: '' },
    bytes: `4d54 01 01 ${N32} 0b 0000 0300000000000000 65786563642e737061776e`,
  },
  {
    operation: 'metricsd.gaugeSet',
    side: 'request',
    nonce: short,
    values: { value: -2n, name: 'g', labels: 'svc=a' },
    bytes: `4d54 01 02 ${N32} 01 0500 feffffffffffffff 67 7376633d61`,
  },
  {
    operation: 'metricsd.histogramObserve',
    side: 'request',
    nonce: short,
    values: { value: 0x0102_0304_0506_0708n, name: 'h', labels: '' },
    bytes: `4d54 01 03 ${N32} 01 0000 0807060504030201 68`,
  },
  {
    operation: 'metricsd.spanStart',
    side: 'request',
    nonce: short,
    values: { span: 1n, trace: 2n, parent: 3n, start: 4n, name: 'exec', attributes: 'a=b' },
    bytes: `4d54 01 04 ${N32} 0100000000000000 0200000000000000 0300000000000000 0400000000000000 04 0300 65786563 613d62`,
  },
  {
    operation: 'metricsd.spanEnd',
    side: 'request',
    nonce: short,
    values: { span: 1n, end: 9n, status: 2n, attributes: 'c' },
    bytes: `4d54 01 05 ${N32} 0100000000000000 0900000000000000 02 0100 63`,
  },
  {
    operation: 'metricsd.ping',
    side: 'request',
    nonce: short,
    values: {},
    bytes: `4d54 01 06 ${N32}`,
  },
  {
    operation: 'metricsd.ping',
    side: 'reply',
    nonce: short,
    values: {},
    bytes: `4d54 01 86 00 ${N32}`,
  },
  {
    operation: 'metricsd.spanEnd',
    side: 'reply',
    nonce: short,
    status: 4,
    bytes: `4d54 01 85 04 ${N32}`,
  },
];

const POLICYD: DraftFrame[] = [
  {
    operation: 'policyd.check',
    side: 'request',
    version: 'v1',
    values: { name: bytes('execd') },
    bytes: '504f 01 01 05 6578656364',
  },
  {
    operation: 'policyd.check',
    side: 'reply',
    version: 'v1',
    values: {},
    bytes: '504f 01 81 00 00',
  },
  {
    operation: 'policyd.check',
    side: 'reply',
    version: 'v1',
    status: 1,
    bytes: '504f 01 81 01 00',
  },
  {
    operation: 'policyd.route',
    side: 'request',
    version: 'v1',
    values: { requester: 'a', target: 'bc' },
    bytes: '504f 01 02 01 61 02 6263',
  },
  {
    operation: 'policyd.route',
    side: 'request',
    version: 'v2',
    nonce: short,
    values: { requester: 'a', target: 'bc' },
    bytes: `504f 02 02 ${N32} 01 61 02 6263`,
  },
  {
    operation: 'policyd.route',
    side: 'reply',
    version: 'v2',
    nonce: short,
    values: {},
    bytes: `504f 02 82 ${N32} 00 00`,
  },
  {
    operation: 'policyd.routeById',
    side: 'request',
    version: 'v3',
    nonce: short,
    values: { requester: 0x68c1_66c3_7bcd_7154n, target: 0xe34f_d9be_f149_d9den },
    bytes: `504f 03 02 ${N32} 5471cd7bc366c168 ded949f1bed94fe3`,
  },
  {
    operation: 'policyd.routeById',
    side: 'reply',
    version: 'v3',
    nonce: short,
    status: 1,
    bytes: `504f 03 82 ${N32} 01 00`,
  },
  {
    operation: 'policyd.exec',
    side: 'request',
    version: 'v2',
    nonce: short,
    values: { requester: 'sh', image: 3n },
    bytes: `504f 02 03 ${N32} 02 7368 03`,
  },
  {
    operation: 'policyd.execById',
    side: 'request',
    version: 'v3',
    nonce: short,
    values: { requester: 1n, image: 2n },
    bytes: `504f 03 03 ${N32} 0100000000000000 02`,
  },
  {
    operation: 'policyd.checkCap',
    side: 'request',
    version: 'v1',
    values: { subject: 1n, right: bytes('fs.read') },
    bytes: '504f 01 04 0100000000000000 07 66732e72656164',
  },
  {
    operation: 'policyd.checkCapDelegated',
    side: 'request',
    version: 'v2',
    nonce: short,
    values: { subject: 0x0102n, right: [] },
    bytes: `504f 02 05 ${N32} 0201000000000000 00`,
  },
  {
    operation: 'policyd.logProbe',
    side: 'request',
    version: 'v1',
    values: { ignored: [0, 0] },
    bytes: '504f 01 7f 0000',
  },
];

/** All of them. */
export const DRAFT_FRAMES: readonly DraftFrame[] = [
  ...STATEFSD,
  ...METRICSD,
  ...POLICYD,
  ...NETSTACKD,
];

/** Requests that do not decode, and their answers; a nonce stands where the request has it. */
export const DRAFT_ANSWERS: readonly (readonly [
  service: string,
  what: string,
  request: string,
  reply: string,
])[] = [
  ['statefsd', 'a key that is cut', `5346 02 02 ${N64} 0800 2f`, '5346 01 82 06'],
  ['statefsd', 'an opcode that there is none of', '5346 01 09', '5346 01 89 06'],
  ['metricsd', 'a counter that is cut', `4d54 01 01 ${N32} 01`, '4d54 01 81 01 00000000'],
  ['metricsd', 'no magic', `ffff 01 06 ${N32}`, '4d54 01 86 01 00000000'],
  ['policyd', 'no magic', 'ffff 01 02 01', '504f 01 81 02 00'],
  ['policyd', 'an opcode that its version has not', `504f 03 05 ${N32}`, '504f 01 85 03 00'],
  ['policyd', 'a version that there is none of', '504f 07 02', '504f 01 82 03 00'],
  [
    'policyd',
    'a route of version 3 that is cut',
    `504f 03 02 ${N32} 01`,
    `504f 03 82 ${N32} 02 00`,
  ],
  ['netstackd', 'no magic', 'ff53 01 01 5000', '4e53 01 80 02'],
  ['netstackd', 'less than a header', '4e53 01', '4e53 01 80 02'],
  ['netstackd', 'another version', '4e53 02 01 5000', '4e53 01 80 02'],
  ['netstackd', 'an opcode that there is none of', '4e53 01 7f', '4e53 01 ff 02'],
  ['netstackd', 'another length', `4e53 01 01 50 ${N64}`, '4e53 01 81 02'],
];
