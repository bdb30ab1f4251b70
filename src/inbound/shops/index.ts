export {
  connectShop,
  disconnectShop,
  findShop,
  getShop,
  listShops,
  LONGEST_OVERLAP_SECONDS as LONGEST_SHOP_OVERLAP_SECONDS,
  type NewShop,
  rotateShopSecret,
  secretsOf,
  SHOP_ERASES,
  SHOP_SCOPES,
  type Shop,
  type ShopContext,
  type ShopHolder,
  type ShopKind,
  type StoredShop,
} from './shop.js';
export { isSignature, signedWith } from './signature.js';
export { forgetOldShopMessages, type ShopAnswer, type ShopMessage, takeShopMessage } from './take-shop-message.js';
