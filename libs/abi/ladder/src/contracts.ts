// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:09eb21cfe9fdc021

/** The contracts of this package and their hashes, which ignore comments and layout. */
export const CONTRACTS = {
  'RFC-0005/abi': '2ef5fb10421c17c29620a0053e64fc2e9181d2451d8b57d25eed6350440efe6d',
  'RFC-0005/cap': 'b06516497ef1aa4ed26df42680c2cee95008c37b878026db7a66b1158f0fd070',
  'RFC-0005/console': 'e5e88a342a3c7404cd0b34fdd648e6d0e6d142be64e9a05a0b8b5a4830c27f8f',
  'RFC-0005/interrupts': 'fe4dce983d7c4b2c4b963bac490100561e7f5a93b986cd7686bb3b5fb93229af',
  'RFC-0005/ipc': 'b0b98d390e7c0a577224778ab41032925cfc05151024c51281235395dc4a62b6',
  'RFC-0005/memory': '8dcd531c9a04cc5cbb5a328b8563cc35f6beb8f01dad578cdbe0384f1a1ef5ea',
  'RFC-0005/task': 'b895846ca651cd71eced41a82cb5fceae1952e646516454436638f44910514ef',
  'RFC-0005/time': 'db543604149f64d298aa1f0cca2a532066f91fdfd89d85759a3ec081964ee0db',
  'RFC-0011/logd': '4f759ca8396ba3f174fde8ef82254b9efb5eacacd8951055f13401394871a359',
  'RFC-0013': 'a05536e999549e074ee9bd9e31bfd3a2f6852d441ba7c1733af1e3b5de47e8cd',
  'RFC-0014': 'f81be17e5af55a407edd589cbf5f8e78dde8c8ec738ced011fa95da5a6079e81',
  'RFC-0015/policyd': '1c63d664ce7aca1a16a4c985eec1e4d2cb117124c6ffa52ee1d008c52eafa015',
  'RFC-0018/statefsd': '690f9fb8424a6347e036c12cecaf325311679cfc9e509afd7f7f13486ac262d0',
  'RFC-0019': '6c5f59a36d5352e1c881be7786333e6bdb8b19aaf70e84a00257f0b94016dd13',
  'RFC-0020': '94d4bc58c5e4316981c5a70f30392e5934a1d31618f1fac29ad91efb2d664201',
  'RFC-0021': '8989ccd4a7ed21c36f3c9a6caf9d6e005de0865eb421dd312f3aa3dfc61c8edd',
  'RFC-0022': 'b4f60981980562100c03f0e62a3106dfeb822728aa9fd61fa5b4c0f8fa1e4a3a',
  'RFC-0023/qos': '8432023ce1cc9ef90a244b73a7a0faff672259b93721b73945e1295fa362cbaf',
  'RFC-0023/timed': '05ee40ee0eacb8db33387673524fe91aedff483b6bab4395fd5e6a1e2ce5a401',
  'RFC-0024/metricsd': 'c8f007b8767ca68b09d0b6f7268bd8c8ca6ee53b30cd34296bb217471b568be7',
  'RFC-0029/netstackd': '246528a1f98ef7665cd7dd943b19dfa2f1e149267ef515337f845aac09e2e9fb',
  'RFC-0087': '737ccc44e1f7629170b0ee20d0c10eed87c4ed828dce712e92b8ad96bd77f68e',
  'RFC-0093': 'd9dbd24add7a40c1e8b6a071b3f0577209b3859ba2cc67d141668d0354f310af',
  'RFC-0096': '1683a9ac77224b02751b9424dc3ba0f3fbdd797aaea7e3cfa7c5dff3b7ea329a',
  'RFC-0100': '8c3f628f19f50e6045b988605d663c47426921bd897b66e329ec5f21b34acfb4',
  'RFC-0102': 'd38cb952fa239db184612a66b0f6818e061f9d735e97cfc5157476a2072c7e74',
} as const;
/** One hash over all of them: SHA-256 of a line `id hash` each. */
export const CONTRACTS_SHA256 = '3656ad20895f9d8836c27ddff564e4fbfe7b429b2b9a1353fe5a6504c67171f2';
