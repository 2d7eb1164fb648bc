/** Names of one style in another: camelCase is what contracts are written in. */

/** `sleepUntil` as its words: `sleep`, `until`. Digits stay with the word before them. */
function words(name: string): string[] {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .split(/[ \-_.]+/)
    .filter((word) => word !== '');
}

/** `sleepUntil` → `sleep-until`. */
export function kebab(name: string): string {
  return words(name).join('-').toLowerCase();
}

/** `sleepUntil` → `SLEEP_UNTIL`. */
export function screaming(name: string): string {
  return words(name).join('_').toUpperCase();
}

/** `sleepUntil`, `selftest-client` → `SleepUntil`, `SelftestClient`. */
export function pascal(name: string): string {
  return words(name)
    .map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`)
    .join('');
}

/** `OVER_LIMIT`, `selftest-client` → `overLimit`, `selftestClient`. */
export function camel(name: string): string {
  const isScreaming = /^[A-Z0-9_]+$/.test(name);
  const joined = pascal(isScreaming ? name.toLowerCase() : name);
  return `${joined.charAt(0).toLowerCase()}${joined.slice(1)}`;
}
