// @generated from contracts/rfc-0029-netstackd.contract.ts (RFC-0029/netstackd). Do not edit: change the contract, then run `abicus generate`.
// body sha256:656fddc9fd7ea379

import { type FrameReader, type FrameWriter, isU16 } from '@abicus/wire';

/**
 * Where to listen: at a port of every address, or of one.
 *
 * `any`
 *
 * `address` ip: 4 bytes.
 */
export type LocalEnd =
  | { readonly kind: 'any'; readonly port: number }
  | { readonly kind: 'address'; readonly ip: Uint8Array; readonly port: number };

/** Writes a LocalEnd. */
export function writeLocalEnd(writer: FrameWriter, value: LocalEnd): void {
  switch (value.kind) {
    case 'any': {
      if (writer.hold(isU16(value.port))) writer.u16(value.port);
      return;
    }
    case 'address': {
      writer.octets(value.ip, 4);
      if (writer.hold(isU16(value.port))) writer.u16(value.port);
      return;
    }
    default:
      writer.hold(false);
  }
}

/** Reads a LocalEnd. Other bytes fail the reader. */
export function readLocalEnd(reader: FrameReader): LocalEnd {
  switch (reader.left) {
    case 2: {
      const port = reader.u16();
      return { kind: 'any', port };
    }
    case 6: {
      const ip = reader.octets(4);
      const port = reader.u16();
      return { kind: 'address', ip, port };
    }
    default:
      return reader.fail() as never;
  }
}
