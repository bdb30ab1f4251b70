/** The questions of the Complete Journey data set, in the rule language. */
export const COMPLETE_JOURNEY_QUESTIONS: Readonly<Record<string, string>> = {
  CJ01: "campaign.sent MATCHES (type = 'Type A')",
  CJ02: 'campaign.responded MATCHES ()',
  CJ03: 'campaign.sent MATCHES () AND campaign.responded NOT MATCHES ()',
  CJ05: 'campaign.responded.distinct_id() >= 3',
  CJ07: "income_band IN ('250K+', '200-249K')",
  CJ09: 'amount_spent >= 200',
  CJ11: "products_purchased MATCHES (category = 'PRODUCE') AND products_purchased NOT MATCHES (category = 'MEAT')",
  CJ13: 'products_purchased MATCHES (discount > 0, count >= 3)',
};
