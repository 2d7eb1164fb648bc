/**
 * A record as one line of text, and back:
 *
 *     id=7 time=1000000 level=Warn service=0x2933756c392845a0 scope="timed" message="late" fields="by\u003d3"
 *
 * The texts of a record are JSON strings of ASCII in which `=` is escaped too. So a text can neither break the line nor end
 * its own quotes, and a search for `key=` finds the keys of the line and nothing that a sender wrote.
 */
import { type LogRecord, LOG_LEVEL_NAMES, LogLevel } from '@abicus/abi-logd';

const PLAIN = /[^ !#-<>-[\]-~]/g;

const LINE =
  /^id=(\d+) time=(\d+) level=(\w+) service=0x([0-9a-f]{16}) scope=("[^"]*") message=("[^"]*") fields=("[^"]*")$/;

/** The line of a record. */
export function recordText(record: LogRecord): string {
  return [
    `id=${record.id}`,
    `time=${record.timestamp}`,
    `level=${LOG_LEVEL_NAMES[record.level]}`,
    `service=0x${record.service.toString(16).padStart(16, '0')}`,
    `scope=${quoted(record.scope)}`,
    `message=${quoted(record.message)}`,
    `fields=${quoted(record.fields)}`,
  ].join(' ');
}

/** The record of a line; nothing for other text. */
export function parseRecordText(line: string): LogRecord | undefined {
  const [, id, time, level, service, ...texts] = LINE.exec(line) ?? [];
  const [scope, message, fields] = texts.map(unquoted);
  const found = Object.entries(LogLevel).find(([name]) => name === level)?.[1];
  const isWhole = scope !== undefined && message !== undefined && fields !== undefined;
  if (id === undefined || time === undefined || found === undefined || !isWhole) return undefined;
  return {
    id: BigInt(id),
    timestamp: BigInt(time),
    level: found,
    service: BigInt(`0x${service}`),
    scope,
    message,
    fields,
  };
}

function quoted(text: string): string {
  const escaped = text.replaceAll(PLAIN, (unit) => {
    return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
  return `"${escaped}"`;
}

function unquoted(text: string): string | undefined {
  try {
    return String(JSON.parse(text));
  } catch {
    return undefined;
  }
}
