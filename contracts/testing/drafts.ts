/** Drafts, generated as if they were accepted, in a workspace of the test that is running. */
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { nativeFiles } from '../../tools/codegen/fuzz/native-cases.ts';
import type { FrameCase } from '../../tools/codegen/fuzz/native-frames.ts';
import { outcomeOfTexts } from '../../tools/codegen/fuzz/outcome.ts';
import type { Model } from '../../tools/codegen/src/model/types.ts';
import { framesOf } from '../../tools/codegen/src/names/native.ts';
import { temporaryWorkspace } from '../../tools/codegen/src/testing/temporary.ts';
import { DRAFT_FRAMES, type DraftFrame } from './draft-frames.ts';

const here = join(import.meta.dirname, '..');
/** What makes a contract a draft. */
export const DRAFT = /status: 'draft'/;
/** A derived rung that a marker comes after: readiness of a program. */
const AFTER = /(?<=^ {6}after: \[)'(?!init)\w+Ready'/gm;
const BOOT = /^ {2}boot: \{\n(?: {4}.*\n)* {2}\},\n/m;

/** All contracts. */
export function contracts(): { file: string; text: string }[] {
  return readdirSync(here)
    .filter((name) => name.endsWith('.contract.ts'))
    .map((name) => ({ file: `contracts/${name}`, text: readFileSync(join(here, name), 'utf8') }));
}

/** All contracts, since drafts use others; the drafts accepted. */
function accepted(): { file: string; text: string }[] {
  return contracts().map(({ file, text }) => ({
    file,
    // Nothing is booted here, so that no rung is derived: drafts do not say what their programs hold.
    text: text
      .replace(DRAFT, "status: 'accepted'")
      .replace(BOOT, '')
      .replaceAll(AFTER, "'initReady'"),
  }));
}

/** A frame by hand as programs take it. */
function caseOf({ services }: Model, given: DraftFrame): FrameCase {
  const { operation, side, version, nonce = 0n, bytes, ...rest } = given;
  const [name] = operation.split('.');
  const service = services.find((one) => one.name === name);
  const op = service?.ops.find(({ id }) => id === operation);
  if (service === undefined || op === undefined) throw new Error(`there is no ${operation}`);
  const [request, reply] = framesOf(op);
  const place = service.envelope.versions.findIndex((one) => one.name === (version ?? one.name));
  const hex = bytes.replaceAll(/\s/g, '');
  const frame = side === 'request' ? request : reply;
  return { service: service.name, frame, version: place, nonce, hex, ...rest };
}

const outcome = outcomeOfTexts(accepted());

/** What is generated from them, in a folder for the test that is running. */
export async function generated(): Promise<{ folder: string; model: Model; cases: FrameCase[] }> {
  const made = await outcome;
  if (made.kind !== 'generated') throw new Error(JSON.stringify(made, undefined, 2));
  const { model, outputs } = made;
  const cases = DRAFT_FRAMES.map((one) => caseOf(model, one));
  const { root } = temporaryWorkspace([]).workspace;
  symlinkSync(join(here, '../node_modules'), join(root, 'node_modules'));
  writeFileSync(join(root, 'package.json'), '{ "type": "module" }');
  const typescript = [...outputs].filter(([path]) => path.endsWith('.ts'));
  for (const [path, text] of [...typescript, ...nativeFiles(model, outputs, 1, cases)]) {
    const file = join(root, 'draw-1', path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return { folder: root, model, cases };
}
