export type { Present } from './history.js';
export { Forecaster } from './forecaster.js';
export { LEAST_BUYERS, LEAST_REPEAT_BUYERS, type OrdersFit, REFUSALS, type Refusal, type SpendFit } from './model.js';
export { type MethodQuality, METHODS, type Quality, type Tenth } from './quality.js';
export { type Forecast, readForecasts } from './read-forecasts.js';
