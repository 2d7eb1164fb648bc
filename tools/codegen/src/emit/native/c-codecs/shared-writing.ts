/** The part of the C header that all encoders share: writers of bytes, text and lists. */

/** A writer. */
export const WRITING = `
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
