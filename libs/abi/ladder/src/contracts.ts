// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:6870b6080d43fc26

/** The contracts of this package and their hashes, which ignore comments and layout. */
export const CONTRACTS = {
  'RFC-0005': 'f9497ad3b61dfe043d126a7f8a97bfad351c2a52bea32edf565d35636952f783',
  'RFC-0013': '66bf542a8343742856cf5567844cfff09fd44e04e1a743620b760783d8baf76c',
  'RFC-0014': '7016ec48b5829ce7937d77185e203cb78a1c8f80804c8737dc0c5fbd9f43b563',
  'RFC-0019': 'baaf8c758b83611e4535463c7396df32de6fa5b5e31b0cb65d83aa0bcccd00fe',
  'RFC-0020': '1683f80482f710c67348c2b591d3a2511148597563d6648020f5da8ef9aa4d1d',
  'RFC-0021': '932daa2567c20735fa6360b28dfdfee1af72a1d65de85874da2baf1a00cef676',
  'RFC-0022': '5dec9cce4559556d93eb49fc23a1bb017330ebc0defef6f9b437013430d4f049',
  'RFC-0023/qos': '05f5517368f65eaaa9d1d615a3c6e1e73d2a657fd95a8d773a92a868ff78569a',
  'RFC-0023/timed': '5cda60623bb5572ea43f08d9c1c51636ddfcb9859cab84e22f7b9e6b3b7fab08',
  'RFC-0100': 'd0b4887f142a583672fad5a69e6fa6f99cd666b40d242ab044f51084df58b311',
} as const;
/** One hash over all of them: SHA-256 of a line `id hash` each. */
export const CONTRACTS_SHA256 = '005e53b77c5040611b83a63a8105683065dde21e8068786f1d71539f8e511841';
