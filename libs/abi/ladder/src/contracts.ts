// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:a035dbabb52d1a2a

/** The contracts that this was generated from. A hash leaves out comments and layout. */
export const CONTRACTS = {
  'RFC-0005': '5dfc9e9569e0ebb26ecd8e156e54bb7b2ff6f18361a0f29d321c3ca369543944',
  'RFC-0013': 'ee144d01e570aa9bb873de41e5cc41ef97c132002feb2cf7507da518bc8bce0e',
  'RFC-0014': 'aa9ca40f716a983ee5771ae05444289ea1ccc9293b00893f361d17e14be23d44',
  'RFC-0019': 'cfb8f8559e8a58695524bad2206f0d2a6e1049c26074f8647e8b9f46f09d18d1',
  'RFC-0020': 'be89326856545741459302f2926bc0d0a3c58708aa097c098049598c15669cbc',
  'RFC-0021': '1839d09a824b7832ea06c37b57acea9440017631a816f8006312450dd7e24f20',
  'RFC-0022': 'c5afe03c416305d8ad9543d80a6dc031b4ea7fb18e7bede715fe345ca44c3b2f',
  'RFC-0023/qos': 'bcbd69d004e3260962ac1179118b03f5315fe7ff550effbf751a7ac4e59efc90',
  'RFC-0023/timed': '586aeb90ae13ae7ed3609876d6df58cfa7ee9d5ca86822216260ca963a4bc80f',
  'RFC-0100': '8d65ed22b4c39d787c0f8e94419cc2f39ef5b744a1106ff9f92927267b7b919b',
} as const;
/** One hash over all of them: SHA-256 of a line `id hash` each. */
export const CONTRACTS_SHA256 = '2f42c1f48871af2e7865c01ec557cfff9c863068d2ddc0ea89d1adfec84dd416';
