-- Of ids of messages that were not taken only the random part is kept: senders may make them of names (src/sync/problems).
update inbound_problem set last_message_id =
  substring(last_message_id from '(?:^|[^0-9A-Fa-f])([0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}|[0-9A-Fa-f]{32})$')
where last_message_id is not null;
