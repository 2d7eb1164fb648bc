// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:c1f06e8189ea0879

/** The contracts that this was generated from. A hash leaves out comments and layout. */
export const CONTRACTS = {
  'RFC-0005': '5dfc9e9569e0ebb26ecd8e156e54bb7b2ff6f18361a0f29d321c3ca369543944',
  'RFC-0013': '6acba2564e6e97389e94b18ad99104958ec7e5ae2ecdadb1de1c24bc34af9b68',
  'RFC-0014': 'aa9ca40f716a983ee5771ae05444289ea1ccc9293b00893f361d17e14be23d44',
  'RFC-0019': 'cfb8f8559e8a58695524bad2206f0d2a6e1049c26074f8647e8b9f46f09d18d1',
  'RFC-0020': 'be89326856545741459302f2926bc0d0a3c58708aa097c098049598c15669cbc',
  'RFC-0021': '1839d09a824b7832ea06c37b57acea9440017631a816f8006312450dd7e24f20',
  'RFC-0022': 'c5afe03c416305d8ad9543d80a6dc031b4ea7fb18e7bede715fe345ca44c3b2f',
  'RFC-0023/qos': 'bcbd69d004e3260962ac1179118b03f5315fe7ff550effbf751a7ac4e59efc90',
  'RFC-0023/timed': '24be54410b16a7e9df8326a241a2891e11ee604cbb492c70c1a77185050adc4d',
  'RFC-0100': '8d65ed22b4c39d787c0f8e94419cc2f39ef5b744a1106ff9f92927267b7b919b',
} as const;
/** One hash over all of them: SHA-256 of a line `id hash` each. */
export const CONTRACTS_SHA256 = '70eb0d8e383b3cf0294610f6aac44ccf453f5185f6a7928db8e96f263e71126e';
