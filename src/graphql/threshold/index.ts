export { ThresholdResolver } from './threshold.resolver.js';
export { InfluencerTiersResolver } from './influencer-tiers.resolver.js';
