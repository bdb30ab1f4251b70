export { CampaignEngagementResolver } from './campaign-engagement.resolver.js';
export { CampaignResolver } from './campaign.resolver.js';
export { EffectResolver } from './effect.resolver.js';
export { CustomerCampaignsResolver } from './customer-campaigns.resolver.js';
export { CampaignGoalsSubscription } from './goals.subscription.js';
export { PerformanceResolver } from './performance.resolver.js';
