/** Which fields claim an identity, and that a record that is printed stays one. */
import { LogLevel, type LogRecord } from '@abicus/abi-logd';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { claimsIdentity } from '../src/claims.ts';
import { parseRecordText, recordText } from '../src/record-text.ts';

const CLAIMS = [
  'sender_service_id=1',
  'service_id=1',
  'requester_id=1',
  'service=timed',
  'a=b\nservice_id=1\n',
  'a=b\r\nservice_id=1',
  'a=b\rservice_id=1',
  'a=b\u2028service_id=1',
  'a=b\u0085service_id=1',
  'a=b\u0000service_id=1',
  ' service =timed',
  '\tservice_id\u00a0=1',
  'Service_ID=1',
  'ser\u200bvice=timed',
  '\uFEFFservice=timed',
  '\uFF53ervice=timed',
  'service=',
];

test.each(CLAIMS.map((fields) => [JSON.stringify(fields), fields]))(
  'logd.append.spoof: %s claims an identity',
  (_, fields) => expect(claimsIdentity(fields)).toBe(true),
);

const OTHERS = [
  '',
  '\n\n',
  'a=b',
  '_PID=1',
  'service',
  'services',
  'services=2',
  'my.service=1',
  'a=service=1',
];

test.each(OTHERS.map((fields) => [JSON.stringify(fields), fields]))(
  'logd.append.spoof: %s claims none',
  (_, fields) => expect(claimsIdentity(fields)).toBe(false),
);

const record = (message: string): LogRecord => ({
  id: 7n,
  timestamp: 1_000_000n,
  level: LogLevel.Warn,
  service: 0x2933_756c_3928_45a0n,
  scope: 'timed',
  message,
  fields: 'by=3\n',
});

test('a record is printed as its fields, those that a sender writes in quotes', () => {
  expect(recordText(record('late'))).toBe(
    String.raw`id=7 time=1000000 level=Warn service=0x2933756c392845a0 scope="timed" message="late" fields="by\u003d3\u000a"`,
  );
});

const FORGERIES = {
  'a line feed':
    'a\nid=8 time=1 level=Error service=0x0000000000000001 scope="" message="" fields=""',
  'a carriage return': 'a\rservice=0x1',
  'a line separator': 'a\u2028service=0x1',
  'an end of its quotes': '" decision=allow subject=0x0',
  'a backslash at its end': '\\',
  'a whole second record': recordText(record('x')),
  'an escape of the terminal': '\u001b[2K\u009b1A',
  'half a pair': '\ud83d',
};

test.each(Object.entries(FORGERIES))('%s in a message is part of the message', (_, message) => {
  const line = recordText(record(message));
  expect(line).toMatch(/^[ -~]*$/);
  expect(parseRecordText(line)).toEqual(record(message));
  const outside = line.replaceAll(/"[^"]*"/g, '""');
  expect(outside).toBe(recordText(record('')).replaceAll(/"[^"]*"/g, '""'));
  expect(line.match(/\w+=/g)).toHaveLength(7);
});

test('any record is printed as one line, of which it is read back', () => {
  const texts = fc.string({ unit: 'binary', maxLength: 20 });
  const ids = fc.bigInt({ min: 0n, max: 0xffff_ffff_ffff_ffffn });
  const records: fc.Arbitrary<LogRecord> = fc.record({
    id: ids,
    timestamp: ids,
    level: fc.constantFrom(...Object.values(LogLevel)),
    service: ids,
    scope: texts,
    message: texts,
    fields: texts,
  });
  fc.assert(
    fc.property(records, (one) => {
      expect(parseRecordText(recordText(one))).toEqual(one);
    }),
    { seed: 0x7474 },
  );
});

const NO_RECORDS = [
  '',
  'id=7',
  recordText(record('a')).replace('Warn', 'Loud'),
  `${recordText(record('a'))} `,
];

test.each(NO_RECORDS.map((line) => [line]))('no record is read from: %s', (line) => {
  expect(parseRecordText(line)).toBeUndefined();
});
