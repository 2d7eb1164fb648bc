/** A correlation of another version, or of one that there is none of, makes no frame in C and Rust, and reads none. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Model, ServiceDef, ServiceOpDef } from '../../model/types.ts';
import { cFrame, cCodec, cReject } from '../../names/c.ts';
import { framesOf } from '../../names/native.ts';
import { rustFrame } from '../../names/rust.ts';
import { contractFile } from '../../testing/annotated.ts';
import { EVERY_FORM, EVERY_VERSION } from '../../testing/every-form.ts';
import { compilerSays, nativePackage, without } from '../../testing/native.ts';
import { valuesIn } from './reach.ts';

const FILES = [
  contractFile(EVERY_FORM),
  contractFile(EVERY_VERSION, { id: 'RFC-0002', feeds: 'versions' }),
];
const PREFIX = 'abicus';
/** Places of versions: those of the envelope with the most, and more. */
const PLACES = [0, 1, 2, 3, 4, 5, 255];

/** Each operation and its service. */
const opsOf = ({ services }: Model): (readonly [ServiceDef, ServiceOpDef])[] =>
  services.flatMap((service) => service.ops.map((op) => [service, op] as const));

/** A line for each operation: at which places of versions it rejects, and at which a reply is read that is none. */
function expected(model: Model): string {
  return opsOf(model)
    .map(([{ envelope }, op]) => {
      const has = PLACES.map((place) => op.versions.includes(envelope.versions[place]?.name ?? ''));
      return `${op.id} ${has.map(Number).join('')} ${'0'.repeat(PLACES.length)}\n`;
    })
    .join('');
}

test.skipIf(without('cc') !== '')(`in C${without('cc')}`, async () => {
  const { folder, model } = await nativePackage(FILES);
  const blocks = opsOf(model).map(([, op]) => {
    const [, reply] = framesOf(op);
    const value = valuesIn(reply.frame.fields).length > 0;
    return `{
    ${value ? `${cFrame(PREFIX, reply.name)} value;` : ''}
    printf("${op.id} ");
    for (size_t i = 0; i < sizeof places; i++) printf("%d", ${cReject(PREFIX, op)}(frame, sizeof frame, 6, (struct abicus_wire_correlation){ places[i], 0 }) > 0);
    printf(" ");
    for (size_t i = 0; i < sizeof places; i++) printf("%d", ${cCodec(PREFIX, 'decode', reply.name)}(frame, 0${value ? ', &value' : ''}, (struct abicus_wire_correlation){ places[i], 0 }) == 0);
    printf("\\n");
  }`;
  });
  const text = `#include <stdio.h>
#include "abicus.h"
int main(void) {
  static uint8_t frame[4096];
  static const uint8_t places[] = { ${PLACES.join(', ')} };
  ${blocks.join('\n  ')}
}
`;
  writeFileSync(join(folder, 'versions.c'), text);
  const flags = ['-std=c11', '-Wall', '-Wextra', '-Werror', '-o', 'versions', 'versions.c'];
  expect(compilerSays(folder, 'cc', flags)).toBe('');
  expect(compilerSays(folder, join(folder, 'versions'), [])).toBe(expected(model));
});

test.skipIf(without('rustc') !== '')(`in Rust${without('rustc')}`, async () => {
  const { folder, model } = await nativePackage(FILES);
  const blocks = opsOf(model).map(([, op]) => {
    const name = `abi::${rustFrame(framesOf(op)[1].name)}`;
    return `print!("${op.id} ");
  for version in places { print!("{}", ${name}::reject(6, abi::wire::Correlation { version, nonce: 0 }, &mut frame).is_some() as u8); }
  print!(" ");
  for version in places { print!("{}", ${name}::decode(&[], abi::wire::Correlation { version, nonce: 0 }).is_ok() as u8); }
  println!();`;
  });
  const text = `#[allow(dead_code)]
#[path = "abicus.rs"]
mod abi;
fn main() {
  let mut frame = [0u8; 4096];
  let places: [u8; ${PLACES.length}] = [${PLACES.join(', ')}];
  ${blocks.join('\n  ')}
}
`;
  writeFileSync(join(folder, 'versions.rs'), text);
  const flags = ['--edition', '2021', '-o', 'versions-rs', 'versions.rs'];
  expect(compilerSays(folder, 'rustc', flags)).toBe('');
  expect(compilerSays(folder, join(folder, 'versions-rs'), [])).toBe(expected(model));
});
