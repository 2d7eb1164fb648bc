/** Compares structures and identities with bytes that were computed by hand from their documented layouts. */
import { fnv1a64 } from '@abicus/wire';
import {
  type BootstrapInfo,
  type BootstrapMsg,
  type CapInfo,
  encodeBootstrapInfo,
  encodeBootstrapMsg,
  encodeCapInfo,
  encodeMsgHeader,
  encodePeerGone,
  encodeRecvDesc,
  type MsgHeader,
  type PeerGone,
  PRINCIPALS,
  type RecvDesc,
} from '@abicus/abi-kernel';
import { toHex } from '@abicus/wire/testing';
import { describe, expect, test } from 'vitest';

describe('structures with bytes computed by hand', () => {
  test('kernel.type.MsgHeader: src, dst, ty, flags, len', () => {
    const header = { src: 0x0102_0304, dst: 5, ty: 0x0102, flags: 1, len: 512 } as MsgHeader;
    expect(toHex(encodeMsgHeader(header))).toBe(
      ['04030201', '05000000', '0201', '0100', '00020000'].join(''),
    );
  });

  test('kernel.type.RecvDesc: NXI2, version 1, slot, addresses, flags, deadline', () => {
    const desc = {
      slot: 3,
      headerOut: 0x1_0000,
      payloadOut: 0x2_0000,
      payloadMax: 512,
      senderServiceIdOut: 0x3_0000,
      flags: 2,
      deadline: 1_000_000_000n,
    } as RecvDesc;
    expect(toHex(encodeRecvDesc(desc))).toBe(
      [
        ['3249584e', '01000000', '03000000', '00000000'],
        ['0000010000000000', '0000020000000000', '0002000000000000', '0000030000000000'],
        ['02000000', '00000000', '00ca9a3b00000000'],
      ]
        .flat()
        .join(''),
    );
  });

  test('kernel.type.CapInfo: kind, padding, base, length', () => {
    const info = { capKind: 1, base: 0x8010_0000n, length: 8192n } as CapInfo;
    expect(toHex(encodeCapInfo(info))).toBe(
      ['01000000', '00000000', '0000108000000000', '0020000000000000'].join(''),
    );
  });

  test('kernel.type.BootstrapInfo: version 2, name, identity of timed', () => {
    const info = {
      namePtr: 0x2000_1000,
      nameLength: 5,
      serviceId: 0x2933_756c_3928_45a0n,
    } as BootstrapInfo;
    expect(toHex(encodeBootstrapInfo(info))).toBe(
      [
        ['02000000', '00000000', '0010002000000000'],
        ['05000000', '00000000', 'a04528396c753329'],
      ]
        .flat()
        .join(''),
    );
  });

  test('kernel.type.BootstrapMsg: argc, argv, env, seed endpoint, flags', () => {
    const message = {
      argc: 1,
      argv: 0x1000,
      env: 0,
      capSeedEndpoint: 7,
      flags: 1,
    } as BootstrapMsg;
    expect(toHex(encodeBootstrapMsg(message))).toBe(
      [
        ['01000000', '00000000', '0010000000000000'],
        ['0000000000000000', '07000000', '01000000'],
      ]
        .flat()
        .join(''),
    );
  });

  test('kernel.type.PeerGone: side, slot, cookie, serial', () => {
    const gone = { side: 1, slot: 4, cookie: 0x1122_3344_5566_7788n, serial: 9n } as PeerGone;
    expect(toHex(encodePeerGone(gone))).toBe(
      ['01000000', '04000000', '8877665544332211', '0900000000000000'].join(''),
    );
  });
});

/** Names and identities, recorded from a running system. */
const IDENTITIES = `
  keystored        866cecf1b02a841b    rngd             aa89341ff46fbf82
  policyd          c4b6d847aa573fa1    logd             ce07e8ad70ec4c6f
  metricsd         32c5f2e014497e76    samgrd           75f64afec44cd4d7
  bundlemgrd       4dac7c5bc8db33eb    statefsd         d9f31d00b74c1b47
  updated          43ac3b8ac5ae1d90    timed            2933756c392845a0
  packagefsd       e4d46a259b02da48    vfsd             80ca4c0110ceb1ca
  execd            7b6096126000c028    netstackd        b64b904a0313921c
  dsoftbusd        326680366b8c11f1    selftest-client  52c6c4a34ffb3f69
  init-lite        46f681f38d27984e    nexus-init       79d90f72586a8589
  demo.testsvc     d5ddfde85dbf9fa6
`;

const identities = IDENTITIES.trim()
  .split('\n')
  .flatMap((line) => line.trim().split(/ {4,}(?=[a-z.-]+ )/))
  .map((cell) => cell.trim().split(/ +/) as [string, string]);

/** A second implementation of the hash, directly from its definition. */
function slowFnv(name: string): bigint {
  return Array.from(name).reduce(
    (hash, character) =>
      BigInt.asUintN(64, (hash ^ BigInt(character.charCodeAt(0))) * 0x100_0000_01b3n),
    0xcbf2_9ce4_8422_2325n,
  );
}

describe('identities', () => {
  test('nineteen identities are known', () => {
    expect(identities.length).toBe(19);
  });

  test.each(identities)('%s is %s', (name, hex) => {
    expect(fnv1a64(name).toString(16).padStart(16, '0')).toBe(hex);
    expect(slowFnv(name)).toBe(fnv1a64(name));
  });

  const known = new Map(identities.map(([name, hex]) => [name, `0x${hex}`]));
  test.each(Object.entries(PRINCIPALS))('principal.%s is the hash of its name', (name, hash) => {
    expect([hash, hash]).toEqual([slowFnv(name), BigInt(known.get(name) ?? hash)]);
  });
});
