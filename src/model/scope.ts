/** What an API key may do: the closed list. docs/api.md and `cantle key create --help` have it from here. */
export const SCOPES = {
  'customers:read': 'Read customers, their consents and store credit, without their personal data',
  'customers:write': 'Sync, merge and unmerge customers, their consents and store credit; declare attributes; trust data sources',
  'customers:erase': 'Erase customers for good',
  'suppressions:lift': 'Let in again whose external ids stay suppressed after an erasure',
  'personal_data:read': 'Read names, e-mails, phones, addresses, birth dates and handles; rules over them, ages and places',
  'consents:override': 'Export contacts of customers who have not agreed to be reached through the channel',
  'companies:read': 'Read companies and who belongs to them',
  'companies:write': 'Sync companies',
  'products:read': 'Read products',
  'products:write': 'Sync products',
  'orders:read': 'Read orders and their lines',
  'orders:write': 'Sync orders',
  'influence:read': 'Read social accounts and their observations',
  'influence:write': 'Sync influence metrics',
  'service:read': 'Read service interactions',
  'service:write': 'Sync service interactions',
  'events:read': 'Read events',
  'events:write': 'Sync events; declare their properties',
  'campaigns:read': 'Read campaigns and how customers responded',
  'campaigns:write': 'Sync campaigns and engagements',
  'surveys:read': 'Read survey answers',
  'surveys:write': 'Sync survey answers',
  'segments:read': 'Read segments, members, previews, explanations and membership changes',
  'segments:write': 'Create, change and delete segments',
  'webhooks:read': 'Read webhooks and what was sent to them',
  'webhooks:manage': 'Make, change, pause, test and delete webhooks, and send again what was not taken',
  'actions:read': 'Read actions of segments, and with customers:read what they did',
  'actions:manage': 'Make, change, pause and delete actions of segments that do no more than this key may',
  'destinations:read': 'Read destinations and export schedules, and with customers:read who is there',
  'destinations:manage':
    'Make, change, pause, compare and delete destinations and export schedules that are told no more than this key may read',
  'changes:read': 'Read the delta feed of records',
  'imports:read': 'Follow imports; read why what other systems sent was not taken',
  'imports:write': 'Send files and import them, connect shops, each beside the rights to what comes in; disconnect shops',
  'audit:read': 'Read the audit log',
  'keys:manage': 'List, create, change, rotate and revoke API keys that can do no more than this one',
  admin: 'Everything',
} as const;

export type Scope = keyof typeof SCOPES;

export function isScope(text: string): text is Scope {
  return Object.hasOwn(SCOPES, text);
}
