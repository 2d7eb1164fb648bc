/** The part of the C header that all decoders share: readers of bytes, text and lists. */

/** Views of bytes and lists, a correlation, and a reader. */
export const READING = `
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
