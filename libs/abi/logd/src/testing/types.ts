// @generated from contracts/rfc-0011-logd.contract.ts (RFC-0011/logd). Do not edit: change the contract, then run `abicus generate`.
// body sha256:c8bd4c429a26dbf5

import type { Types } from '@abicus/wire/testing';
import { logLevel } from '../types.ts';

/** The types by name. */
export const TYPES = {
  LogLevel: {
    kind: 'enumeration',
    id: 'logd.type.LogLevel',
    wire: 'u8',
    make: logLevel,
    closed: true,
    members: [
      ['Error', 0],
      ['Warn', 1],
      ['Info', 2],
      ['Debug', 3],
      ['Trace', 4],
    ],
  },
  LogRecord: {
    kind: 'record',
    id: 'logd.type.LogRecord',
    fields: [
      ['id', 'u64'],
      ['timestamp', 'u64'],
      ['level', 'LogLevel'],
      ['service', 'u64'],
      ['scopeLength', { length: 'u8', of: 'scope' }],
      ['messageLength', { length: 'u16', of: 'message' }],
      ['fieldsLength', { length: 'u16', of: 'fields' }],
      ['scope', { text: 'ahead', min: 0, max: 64 }],
      ['message', { text: 'ahead', min: 0, max: 256 }],
      ['fields', { text: 'ahead', min: 0, max: 512 }],
    ],
  },
} satisfies Types;
