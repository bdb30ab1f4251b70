export { ALGORITHMS, EVERY_SEGMENT, type Issuer } from './issuer.js';
export { isTrusted } from './issuer-keys.js';
export { TokenReader, type TokenRefusal } from './token-reader.js';
