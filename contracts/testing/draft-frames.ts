/**
 * Frames of the services that are drafts here, put together by hand from the layouts of the system that has them:
 * what each holds, and its bytes, a space between fields.
 */
import type { ReferenceRecord } from '../../tools/codegen/src/reference/encode.ts';

/** A frame: its operation, and what it holds; a refusal has a status instead. */
export type DraftFrame = {
  readonly operation: string;
  readonly side: 'request' | 'reply';
  /** Of those that its service has several of. */
  readonly version?: string;
  readonly nonce?: bigint;
  readonly values?: ReferenceRecord;
  readonly status?: number;
  readonly bytes: string;
};

const bytes = (text: string): number[] => [...Buffer.from(text)];

/** The nonce 0x0807060504030201, as it stands in frames. */
const N64 = '0102030405060708';
const nonce = 0x0807_0605_0403_0201n;
/** The nonce 0x04030201. */
const N32 = '01020304';
const short = 0x0403_0201n;

const LOGD: DraftFrame[] = [
  {
    operation: 'logd.append',
    side: 'request',
    version: 'v1',
    values: { level: 2n, scope: 'init', message: 'hello', fields: 'k=v' },
    bytes: '4c4f 01 01 02 04 0500 0300 696e6974 68656c6c6f 6b3d76',
  },
  {
    operation: 'logd.append',
    side: 'request',
    version: 'v2',
    nonce,
    values: { level: 0n, scope: 'x', message: 'é', fields: '' },
    bytes: `4c4f 02 01 ${N64} 00 01 0200 0000 78 c3a9`,
  },
  {
    operation: 'logd.append',
    side: 'reply',
    version: 'v1',
    values: { record: 7n, dropped: 2n },
    bytes: '4c4f 01 81 00 0700000000000000 0200000000000000',
  },
  {
    operation: 'logd.append',
    side: 'reply',
    version: 'v2',
    nonce,
    values: { record: 0x0102_0304_0506_0708n, dropped: 0n },
    bytes: `4c4f 02 81 00 ${N64} 0807060504030201 0000000000000000`,
  },
  {
    operation: 'logd.append',
    side: 'reply',
    version: 'v1',
    status: 6,
    bytes: '4c4f 01 81 06 0000000000000000 0000000000000000',
  },
  {
    operation: 'logd.query',
    side: 'request',
    version: 'v1',
    values: { since: 3n, max: 16n },
    bytes: '4c4f 01 02 0300000000000000 1000',
  },
  {
    operation: 'logd.query',
    side: 'reply',
    version: 'v2',
    nonce,
    values: {
      total: 9n,
      dropped: 1n,
      records: [
        {
          id: 8n,
          timestamp: 1_000_000_000n,
          level: 1n,
          service: 0x2933_756c_3928_45a0n,
          scope: 'timed',
          message: 'on',
          fields: '',
        },
        {
          id: 9n,
          timestamp: 1_000_000_001n,
          level: 4n,
          service: 1n,
          scope: '',
          message: '',
          fields: 'a=b',
        },
      ],
    },
    bytes: `4c4f 02 82 00 ${N64} 0900000000000000 0100000000000000 0200
      0800000000000000 00ca9a3b00000000 01 a04528396c753329 05 0200 0000 74696d6564 6f6e
      0900000000000000 01ca9a3b00000000 04 0100000000000000 00 0000 0300 613d62`,
  },
  {
    operation: 'logd.stats',
    side: 'request',
    version: 'v2',
    nonce,
    values: {},
    bytes: `4c4f 02 03 ${N64}`,
  },
  {
    operation: 'logd.stats',
    side: 'reply',
    version: 'v1',
    values: {
      total: 5n,
      dropped: 0n,
      recordCapacity: 128n,
      byteCapacity: 16_384n,
      usedRecords: 5n,
      usedBytes: 700n,
    },
    bytes: '4c4f 01 83 00 0500000000000000 0000000000000000 80000000 00400000 05000000 bc020000',
  },
];

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

const NETSTACKD: DraftFrame[] = [
  {
    operation: 'netstackd.listen',
    side: 'request',
    version: 'plain',
    values: { local: { kind: 'any', port: 34_567n } },
    bytes: '4e53 01 01 0787',
  },
  {
    operation: 'netstackd.listen',
    side: 'request',
    version: 'tagged',
    nonce,
    values: { local: { kind: 'any', port: 80n } },
    bytes: `4e53 01 01 5000 ${N64}`,
  },
  {
    operation: 'netstackd.listen',
    side: 'request',
    version: 'plain',
    values: { local: { kind: 'address', ip: [10, 0, 2, 15], port: 80n } },
    bytes: '4e53 01 01 0a00020f 5000',
  },
  {
    operation: 'netstackd.listen',
    side: 'request',
    version: 'tagged',
    nonce,
    values: { local: { kind: 'address', ip: [10, 0, 2, 15], port: 80n } },
    bytes: `4e53 01 01 0a00020f 5000 ${N64}`,
  },
  {
    operation: 'netstackd.listen',
    side: 'reply',
    version: 'plain',
    values: { listener: 1n },
    bytes: '4e53 01 81 00 01000000',
  },
  {
    operation: 'netstackd.listen',
    side: 'reply',
    version: 'tagged',
    nonce,
    values: { listener: 1n },
    bytes: `4e53 01 81 00 01000000 ${N64}`,
  },
  {
    operation: 'netstackd.accept',
    side: 'request',
    version: 'plain',
    values: { listener: 1n },
    bytes: '4e53 01 02 01000000',
  },
  {
    operation: 'netstackd.connect',
    side: 'request',
    version: 'tagged',
    nonce,
    values: { ip: [10, 0, 2, 2], port: 443n },
    bytes: `4e53 01 03 0a000202 bb01 ${N64}`,
  },
  {
    operation: 'netstackd.read',
    side: 'request',
    version: 'plain',
    values: { stream: 2n, max: 480n },
    bytes: '4e53 01 04 02000000 e001',
  },
  {
    operation: 'netstackd.read',
    side: 'reply',
    version: 'plain',
    values: { data: bytes('ok') },
    bytes: '4e53 01 84 00 0200 6f6b',
  },
  {
    operation: 'netstackd.read',
    side: 'reply',
    version: 'tagged',
    nonce,
    values: { data: bytes('ok') },
    bytes: `4e53 01 84 00 0200 6f6b ${N64}`,
  },
  {
    operation: 'netstackd.write',
    side: 'request',
    version: 'tagged',
    nonce,
    values: { stream: 2n, data: bytes('GET') },
    bytes: `4e53 01 05 02000000 0300 474554 ${N64}`,
  },
  {
    operation: 'netstackd.write',
    side: 'reply',
    version: 'plain',
    values: { written: 3n },
    bytes: '4e53 01 85 00 0300',
  },
  {
    operation: 'netstackd.udpBind',
    side: 'request',
    version: 'plain',
    values: { local: { kind: 'address', ip: [0, 0, 0, 0], port: 37_020n } },
    bytes: '4e53 01 06 00000000 9c90',
  },
  {
    operation: 'netstackd.udpSendTo',
    side: 'request',
    version: 'plain',
    values: { socket: 1n, ip: [10, 0, 2, 3], port: 53n, data: [0xab] },
    bytes: '4e53 01 07 01000000 0a000203 3500 0100 ab',
  },
  {
    operation: 'netstackd.udpReceiveFrom',
    side: 'reply',
    version: 'tagged',
    nonce,
    values: { ip: [10, 0, 2, 3], port: 53n, data: [1, 2] },
    bytes: `4e53 01 88 00 0200 0a000203 3500 0102 ${N64}`,
  },
  {
    operation: 'netstackd.ping',
    side: 'request',
    version: 'plain',
    values: { ip: [10, 0, 2, 2], timeoutMs: 500n },
    bytes: '4e53 01 09 0a000202 f401',
  },
  {
    operation: 'netstackd.ping',
    side: 'reply',
    version: 'plain',
    values: { rttMs: 3n },
    bytes: '4e53 01 89 00 0300',
  },
  {
    operation: 'netstackd.localAddress',
    side: 'request',
    version: 'tagged',
    nonce,
    values: {},
    bytes: `4e53 01 0a ${N64}`,
  },
  {
    operation: 'netstackd.localAddress',
    side: 'reply',
    version: 'tagged',
    nonce,
    values: { ip: [10, 0, 2, 15], prefix: 24n },
    bytes: `4e53 01 8a 00 0a00020f 18 ${N64}`,
  },
  {
    operation: 'netstackd.close',
    side: 'request',
    version: 'plain',
    values: { stream: 2n },
    bytes: '4e53 01 0b 02000000',
  },
  {
    operation: 'netstackd.close',
    side: 'reply',
    version: 'plain',
    values: {},
    bytes: '4e53 01 8b 00',
  },
  {
    operation: 'netstackd.close',
    side: 'reply',
    version: 'tagged',
    nonce,
    status: 1,
    bytes: `4e53 01 8b 01 ${N64}`,
  },
  {
    operation: 'netstackd.waitWritable',
    side: 'reply',
    version: 'plain',
    status: 3,
    bytes: '4e53 01 8c 03',
  },
];

/** All of them. */
export const DRAFT_FRAMES: readonly DraftFrame[] = [
  ...LOGD,
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
  ['logd', 'no magic', '5858 01 01 00', `4c4f 01 83 01 ${'00'.repeat(32)}`],
  ['logd', 'no bytes', '', `4c4f 01 83 01 ${'00'.repeat(32)}`],
  ['logd', 'a version that there is none of', '4c4f 09 01', `4c4f 01 83 02 ${'00'.repeat(32)}`],
  ['logd', 'an opcode that there is none of', '4c4f 01 09', `4c4f 01 83 02 ${'00'.repeat(32)}`],
  [
    'logd',
    'a record that is cut',
    `4c4f 02 01 ${N64} 02`,
    `4c4f 02 81 04 ${N64} ${'00'.repeat(16)}`,
  ],
  ['logd', 'a query that is cut', '4c4f 01 02', `4c4f 01 82 01 ${'00'.repeat(18)}`],
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
