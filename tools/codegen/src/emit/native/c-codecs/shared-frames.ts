/** The part of the C header that all frames share: envelopes, versions, and answers to malformed requests. */

/** Printed once, if there is a service. */
export const FRAMES = `
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
