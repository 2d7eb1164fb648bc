// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:8d1bb1cb8c0bf0be

/** The contracts of this package and their hashes, which ignore comments and layout. */
export const CONTRACTS = {
  'RFC-0005/abi': '2ef5fb10421c17c29620a0053e64fc2e9181d2451d8b57d25eed6350440efe6d',
  'RFC-0005/cap': '2eb65a76c40e3e8c966dc92df4ab96b234fb4ebcdab10efca54c3d0a2fda4311',
  'RFC-0005/console': 'e5e88a342a3c7404cd0b34fdd648e6d0e6d142be64e9a05a0b8b5a4830c27f8f',
  'RFC-0005/interrupts': 'fe4dce983d7c4b2c4b963bac490100561e7f5a93b986cd7686bb3b5fb93229af',
  'RFC-0005/ipc': 'b0b98d390e7c0a577224778ab41032925cfc05151024c51281235395dc4a62b6',
  'RFC-0005/memory': '8dcd531c9a04cc5cbb5a328b8563cc35f6beb8f01dad578cdbe0384f1a1ef5ea',
  'RFC-0005/task': '783e6360535abe213e7532d73ff70ca4ab2d8b8f1de725e39bf1256331b9088b',
  'RFC-0005/time': 'db543604149f64d298aa1f0cca2a532066f91fdfd89d85759a3ec081964ee0db',
  'RFC-0011/logd': '8a9bb8350656ad8583e240cbf0386545f2159725ac235e1609d0f4770b7cd584',
  'RFC-0013': 'b26945ed83ae9fa389eb1ff78540eee7ff201b7af40345d5360acfe9151576b4',
  'RFC-0013/execd': '5f532a4987fec5c56b2a6c79ca71b854b2b2117f780ed948de8663f37a24ab1f',
  'RFC-0014': '4f1caf7aae8929fca2067f69229d1217ad1f3f832835e5723a49df4bf5e14f42',
  'RFC-0014/peer': '923025e5cf701195df7ddd08b19852b2fb18e54a172c39b5b17ae99d09206f9d',
  'RFC-0015/policyd': '1c63d664ce7aca1a16a4c985eec1e4d2cb117124c6ffa52ee1d008c52eafa015',
  'RFC-0018/statefsd': '690f9fb8424a6347e036c12cecaf325311679cfc9e509afd7f7f13486ac262d0',
  'RFC-0019': '6c5f59a36d5352e1c881be7786333e6bdb8b19aaf70e84a00257f0b94016dd13',
  'RFC-0020': '94d4bc58c5e4316981c5a70f30392e5934a1d31618f1fac29ad91efb2d664201',
  'RFC-0021': '8989ccd4a7ed21c36f3c9a6caf9d6e005de0865eb421dd312f3aa3dfc61c8edd',
  'RFC-0022': 'b4f60981980562100c03f0e62a3106dfeb822728aa9fd61fa5b4c0f8fa1e4a3a',
  'RFC-0023/qos': '8432023ce1cc9ef90a244b73a7a0faff672259b93721b73945e1295fa362cbaf',
  'RFC-0023/timed': '42cc912c451db999ae14816b940d1e0e47ddd3af73255631567558aeb29f6ee2',
  'RFC-0024/metricsd': 'c8f007b8767ca68b09d0b6f7268bd8c8ca6ee53b30cd34296bb217471b568be7',
  'RFC-0029/netstackd': '246528a1f98ef7665cd7dd943b19dfa2f1e149267ef515337f845aac09e2e9fb',
  'RFC-0087': '83defbc2b1ae1a724619cc01e1ffd0a7d3d1abe5fc8e779a88d7c3b3d82780a2',
  'RFC-0093': 'fdcaa14e655ade877455ba965c24babd27b0709344450bae8d95f7d25955daa4',
  'RFC-0096': 'bd13163410c424ccd0fb7d6b13312a13d7eb738bb5686c24bd624dcfe80b2514',
  'RFC-0100': 'e0a299d43661b699fb45a6e6a9a11047d919c3dabd63442633f8704f802e3bf2',
  'RFC-0102': 'ad28366330ce1a8de3041d6e9344e84d2b9265d6e2232bc0d04a168debf458ef',
} as const;
/** One hash over all of them: SHA-256 of a line `id hash` each. */
export const CONTRACTS_SHA256 = '9f23cc3a5cad59f000be7513a2a8f7da3d6498b7869d7bbad2b31f853e217650';
