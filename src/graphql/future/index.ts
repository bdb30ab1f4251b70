export { PurchaseForecastResolver } from './purchase-forecast.resolver.js';
