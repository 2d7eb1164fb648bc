// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:89ba407de63046dd

/** The contracts of this package and their hashes, which ignore comments and layout. */
export const CONTRACTS = {
  'RFC-0005': 'f9497ad3b61dfe043d126a7f8a97bfad351c2a52bea32edf565d35636952f783',
  'RFC-0011/logd': 'a0d3ebc6bcc89079b2c2525fe21d8c28e17c0853eef2577cdf5524ca217a0923',
  'RFC-0013': '66bf542a8343742856cf5567844cfff09fd44e04e1a743620b760783d8baf76c',
  'RFC-0014': '665b94ffc14b286aac76841ebd7a4ddfd436fe7268c45ebacbae6b1d384dbfd3',
  'RFC-0015/policyd': '1c63d664ce7aca1a16a4c985eec1e4d2cb117124c6ffa52ee1d008c52eafa015',
  'RFC-0018/statefsd': '690f9fb8424a6347e036c12cecaf325311679cfc9e509afd7f7f13486ac262d0',
  'RFC-0019': 'baaf8c758b83611e4535463c7396df32de6fa5b5e31b0cb65d83aa0bcccd00fe',
  'RFC-0020': '1683f80482f710c67348c2b591d3a2511148597563d6648020f5da8ef9aa4d1d',
  'RFC-0021': '932daa2567c20735fa6360b28dfdfee1af72a1d65de85874da2baf1a00cef676',
  'RFC-0022': '5dec9cce4559556d93eb49fc23a1bb017330ebc0defef6f9b437013430d4f049',
  'RFC-0023/qos': '05f5517368f65eaaa9d1d615a3c6e1e73d2a657fd95a8d773a92a868ff78569a',
  'RFC-0023/timed': 'b76f8331b1c7dcac7cf00cd5afe88fcb6cd0223d749a9f7fbaf68fd9fcb43a54',
  'RFC-0024/metricsd': 'c8f007b8767ca68b09d0b6f7268bd8c8ca6ee53b30cd34296bb217471b568be7',
  'RFC-0029/netstackd': '246528a1f98ef7665cd7dd943b19dfa2f1e149267ef515337f845aac09e2e9fb',
  'RFC-0100': 'd0b4887f142a583672fad5a69e6fa6f99cd666b40d242ab044f51084df58b311',
} as const;
/** One hash over all of them: SHA-256 of a line `id hash` each. */
export const CONTRACTS_SHA256 = '462d92e3e4d3cf4e192aa92cb8337910866c95486a375b44b09302b65f30aaf6';
