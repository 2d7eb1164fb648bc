// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:4c3c7caec7da68db

/** The contracts of this package and their hashes, which ignore comments and layout. */
export const CONTRACTS = {
  'RFC-0005/abi': '4fd9e64ae829165b392e90af0e5783c7eec303b505204b6590351d05e6e09a51',
  'RFC-0005/cap': '1fae6c8137910eb81059cce8c34cfa84260e0ab7855e31f2e25c5dc0f6d24c97',
  'RFC-0005/console': 'e5e88a342a3c7404cd0b34fdd648e6d0e6d142be64e9a05a0b8b5a4830c27f8f',
  'RFC-0005/interrupts': '5023a5685743dee28416c2077f9523b47071137e3339ce8a43f4c4fdb01f5b34',
  'RFC-0005/ipc': '132b25a256abd12f0094cbed3e3b44c81a88f2016c1ccc7241cd511d31f65aed',
  'RFC-0005/memory': '7dc9869c4684c62eca91a6a69493d22b2dadf3a418d62b3c14b78621ed776165',
  'RFC-0005/task': '213fd7b02f73cc2f6ae36e50c6040bfa627453a5badfc2b75ef0828a292f042f',
  'RFC-0005/time': '25eb0e42e53a774c7b3c0facc55c045de37fee7231a3be8d9c29cb1a9d74c3ec',
  'RFC-0011/logd': 'a0d3ebc6bcc89079b2c2525fe21d8c28e17c0853eef2577cdf5524ca217a0923',
  'RFC-0013': 'a42557c55d62f4f612816f86f586f5a8f0a6eee5b75ed132c7111adcc1aea9e1',
  'RFC-0014': '8d3be5f0900a397cf5ad92b9e0663455c69a2b36e6fa2c9543a033f59044ba90',
  'RFC-0015/policyd': '1c63d664ce7aca1a16a4c985eec1e4d2cb117124c6ffa52ee1d008c52eafa015',
  'RFC-0018/statefsd': '690f9fb8424a6347e036c12cecaf325311679cfc9e509afd7f7f13486ac262d0',
  'RFC-0019': '6c5f59a36d5352e1c881be7786333e6bdb8b19aaf70e84a00257f0b94016dd13',
  'RFC-0020': '94d4bc58c5e4316981c5a70f30392e5934a1d31618f1fac29ad91efb2d664201',
  'RFC-0021': '75021813fbef0fcb85e6de285ae14855734b072a3d27ebcd2114d0a16a252c6f',
  'RFC-0022': '5dec9cce4559556d93eb49fc23a1bb017330ebc0defef6f9b437013430d4f049',
  'RFC-0023/qos': '1c1de84b0c1c6076f497c4eb1aabc7dbb5b4de04c3212fc7640214671513dbe4',
  'RFC-0023/timed': 'f2b895ed6cba5765baf68e6c8e0b915ccff33c50dc1a22dc45c1ef1a35940b82',
  'RFC-0024/metricsd': 'c8f007b8767ca68b09d0b6f7268bd8c8ca6ee53b30cd34296bb217471b568be7',
  'RFC-0029/netstackd': '246528a1f98ef7665cd7dd943b19dfa2f1e149267ef515337f845aac09e2e9fb',
  'RFC-0087': 'a0a468e2a1bcf753d4d72fe8a45d9ff5ca90960b7bfb675331f2040fbf85e3ff',
  'RFC-0093': '685261d936fb95fa7b34280925cbbfe8f8692fdf7c74033ff4fe1f9b2fc8c855',
  'RFC-0096': 'c326192893e32e65335b397aef3b99b4d5ef54dcb86dfa004105bccb9c85b64b',
  'RFC-0100': '8c3f628f19f50e6045b988605d663c47426921bd897b66e329ec5f21b34acfb4',
} as const;
/** One hash over all of them: SHA-256 of a line `id hash` each. */
export const CONTRACTS_SHA256 = '56fc355c82fa8272332887ca873fa0278bff620cf2370b24a9898b6946715781';
