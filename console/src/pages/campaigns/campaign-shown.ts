import type { CampaignDetailData } from '../../data/operations';

export type CampaignShown = NonNullable<CampaignDetailData['campaign']>;
