/** The envelope of a service: its versions, and how frames are answered that do not decode. */
import type {
  AnswerDef,
  EnvelopeDef,
  HeaderField,
  ServiceOpDef,
  VersionDef,
} from '../../model/types.ts';
import { inline, mono, table } from './markdown.ts';

const FORMS = {
  header: 'the header alone',
  full: 'full length, its body zero',
  none: 'no reply',
};

const SENTENCE = { header: `is ${FORMS.header}`, full: `has ${FORMS.full}` };

const OPCODES = { own: '', echo: 'the opcode of the request', zero: 'opcode 0' };

/** Returns what is unusual in an answer: another status than the envelope's, reply, version or nonce. */
function answerDetails({ status, as, opcode, version, nonce }: AnswerDef, usual: string): string {
  const parts = [
    ...(status.name === usual ? [] : [`status ${mono(status.name)}`]),
    ...(as === undefined ? [] : [`as a reply of ${mono(as)}`]),
    ...(opcode === 'own' ? [] : [`of ${OPCODES[opcode]}`]),
    ...(version === undefined ? [] : [`in version ${mono(version)}`]),
    ...(nonce === 'zero' ? ['its nonce zero'] : []),
  ];
  return parts.length === 0 ? '' : `: ${parts.join(', ')}`;
}

/** Returns how a malformed request of an operation is answered, as a sentence. */
export function malformedText({ malformed }: ServiceOpDef, envelope: EnvelopeDef): string {
  const { form } = malformed;
  if (form === 'none') return 'A malformed request has no reply.';
  const details = answerDetails(malformed, envelope.malformed.status.name);
  return `The reply to a malformed request ${SENTENCE[form]}${details}.`;
}

function headerText(fields: readonly HeaderField[]): string {
  return fields.map(({ name, offset, size }) => `${mono(name)} at ${offset} (${size})`).join(', ');
}

/** The envelope of a protocol with one version, whose nonce is in the header. */
function plainEnvelope(envelope: EnvelopeDef, version: VersionDef): string[] {
  const { malformed, denied } = envelope;
  const others =
    denied === undefined ? '' : `, for a caller without authority ${mono(denied.name)}`;
  return [
    `Requests start with ${headerText(version.request)}; replies with ${headerText(version.reply)}. The status for a malformed frame is ${mono(malformed.status.name)}${others}.`,
    '',
  ];
}

function versionRow({
  name,
  doc,
  number,
  nonce,
  place,
  request,
  reply,
  rejected,
}: VersionDef): string[] {
  const end = nonce !== undefined && place === 'end' ? ', at the end of the frame' : '';
  const width = nonce === undefined ? 'none' : `${mono(nonce.wire)}${end}`;
  const answered = rejected === undefined ? '' : `Every request gets ${mono(rejected.name)}.`;
  const note = [inline(doc), answered].filter((text) => text !== '').join(' ');
  return [mono(name), String(number), width, headerText(request), headerText(reply), note];
}

/** Returns whose reply an answer is, and under which opcode. */
function operationText(as: string | undefined, opcode: AnswerDef['opcode']): string {
  const shown = as === undefined ? 'that of the request' : mono(as);
  if (opcode === 'own') return shown;
  return `${shown}, ${opcode === 'zero' ? 'opcode 0' : 'with the opcode of the request'}`;
}

/** Returns a row of the table of answers; `usual` is the version where none is stated. */
function answerRow(
  what: string,
  answer: AnswerDef,
  usual: string = 'that of the request',
): string[] {
  const { status, form, as, opcode, version, nonce } = answer;
  if (form === 'none') return [what, '', FORMS.none, '', '', ''];
  return [
    what,
    mono(status.name),
    FORMS[form],
    operationText(as, opcode),
    version === undefined ? usual : mono(version),
    nonce === 'zero' ? 'zero' : 'that of the request, or zero',
  ];
}

/** All versions of an envelope, and how it answers each kind of frame that no operation handles. */
function versionedEnvelope(envelope: EnvelopeDef): string[] {
  const { versions, foreign, unknownVersion, unknownOpcode, malformed, denied } = envelope;
  const head = ['Version', 'Number', 'Nonce', 'Requests start with', 'Replies start with', ''];
  // Where a frame shows no version that is known, the newest is answered in.
  const last = mono(versions.at(-1)?.name ?? '');
  const answers = ['A frame', 'Status', 'Form', 'Operation', 'Version', 'Nonce'];
  return [
    ...table(head, versions.map(versionRow)),
    ...table(answers, [
      answerRow('without the magic, or too short', foreign, last),
      answerRow('of an unknown version', unknownVersion, last),
      answerRow('of an unknown opcode', unknownOpcode),
      answerRow('malformed, unless its operation says otherwise', malformed),
      ...(denied === undefined
        ? []
        : [
            answerRow('of a caller without authority', {
              status: denied,
              form: 'header',
              opcode: 'own',
              nonce: 'echo',
            }),
          ]),
    ]),
  ];
}

function isUsual({ versions, malformed, ...others }: EnvelopeDef): boolean {
  const [only, second] = versions;
  const { foreign, unknownVersion, unknownOpcode } = others;
  return (
    second === undefined &&
    only?.nonce !== undefined &&
    only.place === 'header' &&
    only.rejected === undefined &&
    malformed.form === 'header' &&
    answerDetails(malformed, malformed.status.name) === '' &&
    [foreign, unknownVersion, unknownOpcode].every((one) => one === malformed)
  );
}

/** Returns the versions of an envelope in words. */
export function envelopeText(envelope: EnvelopeDef): string {
  const { versions } = envelope;
  const [only] = versions;
  if (only !== undefined && isUsual(envelope)) {
    return `version ${only.number}, nonces of ${mono(only.nonce?.wire ?? '')}`;
  }
  const names = versions.map(({ name }) => mono(name)).join(', ');
  return `version${versions.length === 1 ? '' : 's'} ${names}`;
}

/** Returns the headers of an envelope, and its answers to frames that do not decode. */
export function envelopeSection(envelope: EnvelopeDef): string[] {
  const [only] = envelope.versions;
  const usual = only !== undefined && isUsual(envelope);
  return usual ? plainEnvelope(envelope, only) : versionedEnvelope(envelope);
}
