/** What all codecs of the C header share, printed once: readers, writers, and how frames start and end. */
import type { CodeFile } from '../../../output/code-file.ts';
import { screaming } from '../../names.ts';
import { folded } from './folded.ts';

/** How the header explains its codecs. */
const GUIDE = `
Codecs. A frame is a structure of its values, without header, padding, constants and lengths, and two
functions. \`c_encode_…\` gives the bytes that it wrote, or 0 if a value is outside its set, a length is out
of bounds, or the room is too small. \`c_decode_…\` gives 0, or \`P_MALFORMED\`, or the number of a
status: of a request, that of the check which a value outside its set fails; of a reply, that of the
reject. Whatever the bytes are, nothing outside of them is read, and what a decoder gives an encoder
makes into the same bytes. Unless a decoder gives 0, \`value\` means nothing. \`c_reject_…\` makes the reply
with a status, \`c_answer_…\` the one to a malformed request.

Text and bytes are views into the frame. A list is its elements as they are on the wire, checked when
the frame was decoded: open it with \`p_open_list\`, then decode as many as it counts. To make one, start
a writer over memory for it, encode its elements, and take \`p_list_of\`.

A correlation is what a reply has of its request: its nonce, and which version of the envelope it has,
by place in the contract from 0 on.`;

const READING = `
/** Bytes elsewhere: in the frame that was decoded, or wherever those are that go into one. */
struct p_bytes {
  const uint8_t *at;
  size_t size;
};

/** Elements one after another, as they are in a frame. */
struct p_list {
  const uint8_t *at;
  size_t size;
  size_t count;
};

/** What a reply has of its request. */
struct p_correlation {
  uint8_t version;
  uint64_t nonce;
};

/** What is left to read, and what is known of it so far. */
struct p_reader {
  const uint8_t *at;
  size_t left;
  int32_t result;
  /** What a value outside its set makes of it. */
  int32_t otherwise;
};

#define P_MALFORMED (-1)

static inline void p_fail(struct p_reader *in) {
  in->result = P_MALFORMED;
  in->left = 0;
}

static inline void p_demand(struct p_reader *in, bool is_value) {
  if (is_value || in->result == P_MALFORMED) return;
  if (in->otherwise == P_MALFORMED) p_fail(in);
  else if (in->result == 0) in->result = in->otherwise;
}

/** The next bytes; nothing of them may be read unless they are there. */
static inline struct p_bytes p_get_bytes(struct p_reader *in, size_t size) {
  struct p_bytes bytes = { in->at, size };
  if (size > in->left) {
    p_fail(in);
    bytes.size = 0;
  } else if (size > 0) {
    in->at += size;
    in->left -= size;
  }
  return bytes;
}

static inline uint64_t p_get(struct p_reader *in, size_t size) {
  const struct p_bytes bytes = p_get_bytes(in, size);
  uint64_t value = 0;
  for (size_t i = 0; i < bytes.size; i++) value |= (uint64_t)bytes.at[i] << (8 * i);
  return value;
}

static inline bool p_get_bool(struct p_reader *in) {
  const uint64_t value = p_get(in, 1);
  p_demand(in, value <= 1);
  return value == 1;
}

static inline void p_get_octets(struct p_reader *in, uint8_t *to, size_t size) {
  const struct p_bytes bytes = p_get_bytes(in, size);
  for (size_t i = 0; i < size; i++) to[i] = i < bytes.size ? bytes.at[i] : 0;
}

static inline bool p_is_zero(const uint8_t *at, size_t size) {
  for (size_t i = 0; i < size; i++) {
    if (at[i] != 0) return false;
  }
  return true;
}

static inline void p_get_zero(struct p_reader *in, size_t size) {
  const struct p_bytes bytes = p_get_bytes(in, size);
  if (!p_is_zero(bytes.at, bytes.size)) p_fail(in);
}

static inline void p_get_constant(struct p_reader *in, size_t size, uint64_t value) {
  if (p_get(in, size) != value) p_fail(in);
}

static inline size_t p_within(struct p_reader *in, uint64_t length, uint64_t min, uint64_t max) {
  if (min <= length && length <= max) return (size_t)length;
  p_fail(in);
  return 0;
}

static inline size_t p_get_count(struct p_reader *in, size_t size, uint64_t min, uint64_t max) {
  return p_within(in, p_get(in, size), min, max);
}

static inline bool p_is_utf8(struct p_bytes text) {
  size_t i = 0;
  while (i < text.size) {
    const uint8_t first = text.at[i++];
    if (first < 0x80) continue;
    size_t more = first < 0xc2 ? 0 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : first < 0xf5 ? 3 : 0;
    if (more == 0 || more > text.size - i) return false;
    uint8_t least = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
    uint8_t most = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
    for (; more > 0; more--, i++) {
      if (text.at[i] < least || text.at[i] > most) return false;
      least = 0x80;
      most = 0xbf;
    }
  }
  return true;
}

static inline struct p_bytes p_get_text(struct p_reader *in, size_t size) {
  const struct p_bytes text = p_get_bytes(in, size);
  p_demand(in, p_is_utf8(text));
  return text;
}

/** A list that starts here; \`p_more\` says whether an element follows, and how long the list is so far. */
static inline struct p_list p_get_list(struct p_reader *in, size_t count) {
  const struct p_list list = { in->at, 0, count };
  return list;
}

static inline bool p_more(struct p_reader *in, struct p_list *list, size_t i) {
  if (in->at != list->at) list->size = (size_t)(in->at - list->at);
  return i < list->count && in->result != P_MALFORMED;
}

/** The same of a list to the end of the frame, which has at most so many elements. */
static inline bool p_more_left(struct p_reader *in, struct p_list *list, size_t i, size_t most) {
  list->count = i < most && in->left > 0 ? i + 1 : i;
  return p_more(in, list, i);
}

/** Starts to read the elements of a list. */
static inline void p_open_list(struct p_reader *in, struct p_list list) {
  in->at = list.at;
  in->left = list.size;
  in->result = 0;
  in->otherwise = P_MALFORMED;
}

/** What it was: nothing may be left. */
static inline int32_t p_close(struct p_reader *in) {
  if (in->left > 0) p_fail(in);
  return in->result;
}
`;

const WRITING = `
/** The room that is left, the bytes that were written, and whether they are invalid. */
struct p_writer {
  uint8_t *at;
  size_t left;
  size_t size;
  bool failed;
};

/** Starts to write. */
static inline void p_start(struct p_writer *out, uint8_t *room, size_t size) {
  out->at = room;
  out->left = size;
  out->size = 0;
  out->failed = false;
}

static inline void p_require(struct p_writer *out, bool holds) {
  if (!holds) out->failed = true;
}

static inline void p_put_bytes(struct p_writer *out, const uint8_t *from, size_t size) {
  p_require(out, size <= out->left);
  if (out->failed) return;
  for (size_t i = 0; i < size; i++) out->at[out->size + i] = from[i];
  out->size += size;
  out->left -= size;
}

static inline void p_put(struct p_writer *out, uint64_t value, size_t size) {
  uint8_t bytes[8] = { 0 };
  for (size_t i = 0; i < size; i++) bytes[i] = (uint8_t)(value >> (8 * i));
  p_put_bytes(out, bytes, size);
}

static inline void p_put_zero(struct p_writer *out, size_t size) {
  for (size_t i = 0; i < size; i++) p_put(out, 0, 1);
}

static inline void p_put_count(struct p_writer *out, size_t length, size_t size, uint64_t min, uint64_t max) {
  p_require(out, min <= length && length <= max);
  p_put(out, length, size);
}

static inline void p_put_text(struct p_writer *out, struct p_bytes text) {
  p_require(out, p_is_utf8(text));
  p_put_bytes(out, text.at, text.size);
}

/** Puts a list of which all elements were read from \`in\`. */
static inline void p_put_list(struct p_writer *out, struct p_list list, struct p_reader *in) {
  p_require(out, p_close(in) == 0);
  p_put_bytes(out, list.at, list.size);
}

/** The list of the elements that were written; one of no bytes at all if they did not fit. */
static inline struct p_list p_list_of(const struct p_writer *out, size_t count) {
  const struct p_list list = { out->at, out->failed ? 0 : out->size, count };
  return list;
}

/** The bytes that were written, 0 if they are invalid. */
static inline size_t p_finish(const struct p_writer *out) {
  return out->failed ? 0 : out->size;
}
`;

const FRAMES = `
/** A version of an envelope. Its nonce is nowhere (0), before (1) or after (2) the status, or at the end (3). */
struct p_form {
  uint8_t magic[2];
  uint8_t version;
  uint8_t place;
  uint8_t size;
  uint64_t most;
};

static inline void p_open(struct p_reader *in, const uint8_t *frame, size_t size, const struct p_form *form,
                          uint8_t opcode) {
  const struct p_list all = { frame, size, 0 };
  p_open_list(in, all);
  p_get_constant(in, 1, form->magic[0]);
  p_get_constant(in, 1, form->magic[1]);
  p_get_constant(in, 1, form->version);
  p_get_constant(in, 1, opcode);
}

static inline uint64_t p_get_nonce(struct p_reader *in, const struct p_form *form) {
  struct p_reader last = *in;
  uint64_t nonce;
  if (form->place < 3) nonce = p_get(in, form->size);
  else {
    in->left = p_within(in, in->left, form->size, SIZE_MAX);
    if (in->left == 0) return 0;
    in->left -= form->size;
    last.at += in->left;
    last.left = form->size;
    nonce = p_get(&last, form->size);
  }
  if (nonce > form->most) p_fail(in);
  return nonce;
}

static inline void p_open_request(struct p_reader *in, const uint8_t *frame, size_t size,
                                  const struct p_form *forms, uint8_t version, uint8_t opcode,
                                  struct p_correlation *correlation) {
  p_open(in, frame, size, &forms[version], opcode);
  correlation->version = version;
  correlation->nonce = p_get_nonce(in, &forms[version]);
}

/** Gives the status. */
static inline uint8_t p_open_reply(struct p_reader *in, const uint8_t *frame, size_t size,
                                   const struct p_form *forms, uint8_t opcode,
                                   struct p_correlation correlation) {
  const struct p_form *form = &forms[correlation.version];
  uint8_t status = 0;
  p_open(in, frame, size, form, opcode);
  if (form->place != 1) status = (uint8_t)p_get(in, 1);
  if (p_get_nonce(in, form) != correlation.nonce) p_fail(in);
  if (form->place == 1) status = (uint8_t)p_get(in, 1);
  return status;
}

/** What a reply with this status is: a reject, if it is one of the operation and all that is left is zero. */
static inline int32_t p_rejected(struct p_reader *in, uint8_t status, bool holds) {
  if (!holds) p_fail(in);
  p_get_zero(in, in->left);
  return p_close(in) == 0 ? status : P_MALFORMED;
}

static inline bool p_has_version(const uint8_t *versions, size_t count, uint8_t version) {
  for (size_t i = 0; i < count; i++) {
    if (versions[i] == version) return true;
  }
  return false;
}

static inline void p_start_frame(struct p_writer *out, uint8_t *frame, size_t room, const struct p_form *form,
                                 uint8_t opcode) {
  p_start(out, frame, room);
  p_put_bytes(out, form->magic, 2);
  p_put(out, form->version, 1);
  p_put(out, opcode, 1);
}

static inline void p_put_nonce(struct p_writer *out, const struct p_form *form, uint64_t nonce) {
  p_require(out, nonce <= form->most);
  p_put(out, nonce, form->size);
}

static inline void p_start_request(struct p_writer *out, uint8_t *frame, size_t room, const struct p_form *form,
                                   uint8_t opcode, uint64_t nonce) {
  p_start_frame(out, frame, room, form, opcode);
  if (form->place < 3) p_put_nonce(out, form, nonce);
}

static inline void p_start_reply(struct p_writer *out, uint8_t *frame, size_t room, const struct p_form *form,
                                 uint8_t opcode, uint8_t status, uint64_t nonce) {
  p_start_frame(out, frame, room, form, opcode);
  if (form->place != 1) p_put(out, status, 1);
  if (form->place < 3) p_put_nonce(out, form, nonce);
  if (form->place == 1) p_put(out, status, 1);
}

static inline size_t p_finish_with(struct p_writer *out, const struct p_form *form, uint64_t nonce) {
  if (form->place == 3) p_put_nonce(out, form, nonce);
  return p_finish(out);
}

/** A reply of \`size\` zeros. */
static inline size_t p_reject(uint8_t *frame, size_t room, const struct p_form *form, uint8_t opcode,
                              uint8_t status, uint64_t nonce, size_t size) {
  struct p_writer out;
  p_start_reply(&out, frame, room, form, opcode, status, nonce);
  p_put_zero(&out, size);
  return p_finish_with(&out, form, nonce);
}

/** An answer to a request that does not decode: -1 stands for what the request has. */
struct p_answer {
  uint8_t request;
  uint8_t number;
  uint8_t status;
  int16_t version;
  int16_t opcode;
  bool silent;
  bool echoes;
  size_t body;
};

static inline uint64_t p_nonce_in(const uint8_t *frame, size_t size, const struct p_form *form) {
  struct p_reader in;
  const struct p_list all = { frame, size, 0 };
  p_open_list(&in, all);
  p_get_bytes(&in, form->place < 3 ? 4 : size - form->size);
  const uint64_t nonce = p_get(&in, form->size);
  return nonce > form->most ? 0 : nonce;
}

static inline size_t p_answer(const uint8_t *frame, size_t size, uint8_t *reply, size_t room,
                              const struct p_form *forms, size_t versions, const struct p_answer *answers,
                              size_t count, bool always) {
  const bool ours = size >= 4 && frame[0] == forms[0].magic[0] && frame[1] == forms[0].magic[1];
  const uint8_t opcode = size > 3 ? frame[3] : 0;
  const struct p_answer *answer = &answers[ours ? 1 : 0];
  size_t version = versions;
  for (size_t i = versions; ours && i-- > 0;) {
    if (forms[i].version == frame[2]) version = i;
  }
  if (version < versions) {
    answer = &answers[2];
    for (size_t i = count; i-- > 3;) {
      if (answers[i].request == opcode && answers[i].number == frame[2]) answer = &answers[i];
    }
  }
  if (answer->silent) return 0;
  const bool known = version < versions;
  if (answer->version >= 0) version = (size_t)answer->version;
  else if (!known) version = versions - 1;
  const struct p_form *form = &forms[version];
  const bool same = always || (known && form->version == frame[2]);
  const bool echoes = answer->echoes && same && size >= (size_t)4 + form->size;
  return p_reject(reply, room, form, (answer->opcode < 0 ? opcode : (uint8_t)answer->opcode) | 0x80,
                  answer->status, echoes ? p_nonce_in(frame, size, form) : 0, answer->body);
}
`;

function renamed(text: string, prefix: string): string {
  return text
    .trim()
    .replaceAll(/,\n {10,}/g, ', ')
    .replaceAll(/\bc_(?=[a-z])/g, `${prefix}_`)
    .replaceAll(/\bp_(?=[a-z])/g, `${prefix}_wire_`)
    .replaceAll(/\bP_(?=[A-Z])/g, `${screaming(prefix)}_WIRE_`);
}

/** Identifiers of the shared part, whatever they are of. */
export function sharedWords(prefix: string): string[] {
  const text = renamed(`${READING}${WRITING}${FRAMES}`, prefix).replaceAll(/\/\*[^]*?\*\//g, '');
  return [...new Set(text.match(/\b[A-Za-z_]\w*/g))];
}

/** All names that the shared part defines in the file. */
export function sharedNames(prefix: string): string[] {
  const text = renamed(`${READING}${WRITING}${FRAMES}`, prefix);
  const start = new RegExp(`\\b${prefix}_wire_\\w+`, 'gi');
  return [...new Set([...text.matchAll(start)].map(([name]) => name))];
}

/** Prints the shared part: that of frames only where there are some. */
export function printShared(file: CodeFile, prefix: string, frames: boolean): void {
  file.doc(renamed(GUIDE, prefix));
  file.blank();
  for (const text of frames ? [READING, WRITING, FRAMES] : [READING, WRITING]) {
    for (const line of renamed(text, prefix).split('\n')) file.print(folded(line));
    file.blank();
  }
}
