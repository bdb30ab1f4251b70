/** Every code with which the server closes a WebSocket, and what it means to the client. docs/api.md has the same table. */
export const CLOSE_CODES = {
  1001: 'the server stops: connect again and resume',
  1002: 'what was sent is no WebSocket',
  1006: 'no code came: the connection was lost, or nothing of it was read for a minute after another code was sent',
  1007: 'a message is no UTF-8',
  1009: 'a message is too large, or what came before the key was',
  1013: 'the server cannot let anybody in at present: connect again',
  4400: 'a message is none of graphql-transport-ws',
  4401: 'no key or token was sent',
  4403: 'the key is unknown, was revoked or has expired; or the token is not valid',
  4406: 'the protocol is not graphql-transport-ws',
  4408: 'no key or token was sent in 3 s',
  4409: 'the id of a subscription is in use',
  4412: 'what the key may do was changed: connect again and resume',
  4413: 'nothing was read for too long: `Too slow. Resume after <cursor>`',
  4419: 'the token has expired: connect again with a new one and resume',
  4429: 'the key was sent twice',
  4500: 'something went wrong on our side: connect again and resume',
} as const;

export type CloseCode = keyof typeof CLOSE_CODES;
