export { type CostRates, readCostRates, setCostRates } from './cost-rates.js';
export { type EcbRow, readEcbRates, readEcbRows } from './ecb-csv.js';
export { type ExchangeRateRecord, type KnownRate, readExchangeRates, setExchangeRates } from './exchange-rates.js';
export { keepWorkspaceCurrency } from './workspace-currency.js';
