/** What an API key may do: the closed list. docs/api.md and `cantle key create --help` have it from here. */
export const SCOPES = {
  'customers:read': 'Read customers, without their personal data',
  'customers:write': 'Sync, merge, unmerge and erase customers; declare attributes',
  'personal_data:read': 'Read names, e-mails, phones, addresses, birth dates and social handles; sort by name',
  'products:read': 'Read products',
  'products:write': 'Sync products',
  'orders:read': 'Read orders and their lines',
  'orders:write': 'Sync orders',
  'influence:read': 'Read social accounts and their observations',
  'influence:write': 'Sync influence metrics',
  'service:read': 'Read service interactions',
  'service:write': 'Sync service interactions',
  'segments:read': 'Read segments, members, previews, explanations and membership changes',
  'segments:write': 'Create, change and delete segments',
  'changes:read': 'Read the delta feed of records',
  'imports:read': 'Follow imports',
  'imports:write': 'Start imports',
  'keys:manage': 'List, create and revoke API keys',
  admin: 'Everything',
} as const;

export type Scope = keyof typeof SCOPES;

export function isScope(text: string): text is Scope {
  return Object.hasOwn(SCOPES, text);
}
