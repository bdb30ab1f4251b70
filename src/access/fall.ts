/** Why a viewer who was let in stands no more. */
export type Fall = 'KEY_REVOKED' | 'KEY_EXPIRED' | 'KEY_CHANGED' | 'TOKEN_EXPIRED';
