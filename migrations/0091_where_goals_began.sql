-- How much there was when a goal was set; missing where it could not be told, and of goals that were set before this was kept.
alter table campaign_goal add column baseline numeric;
