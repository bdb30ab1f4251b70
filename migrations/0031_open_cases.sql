-- The contacts with customer service that are not settled are few beside those that are.
create index service_interaction_open on service_interaction (customer_id) where resolved = false;
