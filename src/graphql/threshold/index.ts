export { ThresholdResolver } from './threshold.resolver.js';
