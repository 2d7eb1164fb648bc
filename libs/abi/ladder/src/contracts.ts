// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:0bcbf09d9a7eb411

/** The contracts of this package and their hashes, which ignore comments and layout. */
export const CONTRACTS = {
  'RFC-0005': 'f9497ad3b61dfe043d126a7f8a97bfad351c2a52bea32edf565d35636952f783',
  'RFC-0011/logd': 'a338be968e0181a9359a818fad32ae4af8d096cb14613bb40fea52542a404c57',
  'RFC-0013': '66bf542a8343742856cf5567844cfff09fd44e04e1a743620b760783d8baf76c',
  'RFC-0014': '7016ec48b5829ce7937d77185e203cb78a1c8f80804c8737dc0c5fbd9f43b563',
  'RFC-0015/policyd': '9feaff64e305d8658bc95432ad7bdf45a73ab3661760b091399f939ad73382a4',
  'RFC-0018/statefsd': '1a0ec9d6f1d627056d2952320967b9a6cde976383e6f493405756970998df7d7',
  'RFC-0019': 'baaf8c758b83611e4535463c7396df32de6fa5b5e31b0cb65d83aa0bcccd00fe',
  'RFC-0020': '1683f80482f710c67348c2b591d3a2511148597563d6648020f5da8ef9aa4d1d',
  'RFC-0021': '932daa2567c20735fa6360b28dfdfee1af72a1d65de85874da2baf1a00cef676',
  'RFC-0022': '5dec9cce4559556d93eb49fc23a1bb017330ebc0defef6f9b437013430d4f049',
  'RFC-0023/qos': '05f5517368f65eaaa9d1d615a3c6e1e73d2a657fd95a8d773a92a868ff78569a',
  'RFC-0023/timed': '17c86eda3cb998efce6b26756e80d9bc1a7b04089a03db89259df0b255cc190c',
  'RFC-0024/metricsd': 'b4249ff80ba97aa06c598b6a48702e54bc0a72ab623e2eec8523d7c20b6a303c',
  'RFC-0029/netstackd': '42f4620ab19f39284354bbed2c1078d93ac37ab394f7e8f2d93d610e3ab4dee0',
  'RFC-0100': 'd0b4887f142a583672fad5a69e6fa6f99cd666b40d242ab044f51084df58b311',
} as const;
/** One hash over all of them: SHA-256 of a line `id hash` each. */
export const CONTRACTS_SHA256 = '02cdb6b9cc0c6df87882874e4c7ad16ad1fcaa97829671ed112773c3f1d2121d';
