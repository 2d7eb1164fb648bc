/**
 * Words that C and C++ have for themselves, as far as they are in lower case: all names of fields and
 * arguments are. The header is included from C++ as well, so that its words are no names either.
 */

const words = (text: string): string[] => text.trim().split(/\s+/);

/** Keywords of C11 and C23 (6.4.1), and `asm` and `typeof` of GNU C. Others start with `_`. */
export const C_KEYWORDS: readonly string[] = words(`
  alignas alignof auto bool break case char const constexpr continue default do double else enum extern
  false float for goto if inline int long nullptr register restrict return short signed sizeof static
  static_assert struct switch thread_local true typedef typeof typeof_unqual union unsigned void volatile
  while asm
`);

/** Keywords of C++23 and its alternative tokens (5.5, 5.11), as far as C has none such. */
export const CPP_KEYWORDS: readonly string[] = words(`
  and and_eq bitand bitor catch char8_t char16_t char32_t class co_await co_return co_yield compl concept
  const_cast consteval constinit decltype delete dynamic_cast explicit export friend mutable namespace new
  noexcept not not_eq operator or or_eq private protected public reinterpret_cast requires static_cast
  template this throw try typeid typename using virtual wchar_t xor xor_eq
`);

/** Words of C++ that have a meaning in some places only, where a name may be misread. */
export const CPP_CONTEXTUAL: readonly string[] = words('final override import module');

/**
 * Macros: those that compilers in their GNU modes have from the start, those of standard headers that
 * stand for objects, and those that headers of systems are known for.
 */
export const C_MACROS: readonly string[] = words(`
  unix linux i386 sun sparc mips vax m68k hpux sgi cris
  errno assert stdin stdout stderr complex imaginary noreturn offsetof
  near far cdecl pascal interface small hyper
`);

/** What the headers that ours includes declare: <stddef.h> and <stdint.h>. */
export const C_HEADER_NAMES: readonly string[] = words(`
  size_t ptrdiff_t max_align_t nullptr_t unreachable intmax_t uintmax_t intptr_t uintptr_t
  int8_t int16_t int32_t int64_t uint8_t uint16_t uint32_t uint64_t
  int_least8_t int_least16_t int_least32_t int_least64_t
  uint_least8_t uint_least16_t uint_least32_t uint_least64_t
  int_fast8_t int_fast16_t int_fast32_t int_fast64_t uint_fast8_t uint_fast16_t uint_fast32_t uint_fast64_t
`);

/** Macros of those headers, which a scope such as `@size` could make: `SIZE_MAX`. */
const HEADER_MACROS =
  /^(?:NULL|(?:U?INT(?:(?:_LEAST|_FAST)?\d+|MAX|PTR)|PTRDIFF|SIZE|SIG_ATOMIC|WCHAR|WINT)_(?:MIN|MAX|WIDTH|C))$/;

/** Whether an included header has this macro. */
export const isHeaderMacro = (name: string): boolean => HEADER_MACROS.test(name);

/** All of them; `main` as well, which compilers warn of wherever it is no function. */
export const C_WORDS: ReadonlySet<string> = new Set([
  ...C_KEYWORDS,
  ...CPP_KEYWORDS,
  ...CPP_CONTEXTUAL,
  ...C_MACROS,
  ...C_HEADER_NAMES,
  'main',
]);

/** Headers of the standard (7.1.2): a header of ours called so would be included in their place. */
export const C_HEADERS: ReadonlySet<string> = new Set(
  words(`
    assert complex ctype errno fenv float inttypes iso646 limits locale math setjmp signal stdalign stdarg
    stdatomic stdbit stdbool stdckdint stddef stdint stdio stdlib stdnoreturn string tgmath threads time uchar
    wchar wctype
  `),
);
