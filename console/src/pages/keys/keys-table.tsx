import type { KeyShown } from '../../data/operations';
import { useMessages } from '../../messages/language';
import { usePageTexts } from '../../messages/page-texts';
import { keyTexts } from '../../messages/pages/keys';
import { isScopeName, scopeWords } from '../../messages/scope-words';
import { Chip } from '../../parts/chip';
import { ConfirmButton } from '../../parts/confirm-button';
import { DataTable, TwoLines } from '../../parts/data-table';
import css from './keys.module.css';

/** Keys with what they may; those in use first. */
export function KeysTable({
  apiKeys,
  onRotate,
  onRevoke,
  isBusy,
}: {
  readonly apiKeys: readonly KeyShown[];
  readonly onRotate: (key: KeyShown) => void;
  readonly onRevoke: (key: KeyShown) => void;
  readonly isBusy: boolean;
}) {
  const t = usePageTexts(keyTexts);
  const { format } = useMessages();
  return (
    <DataTable
      label={t.title}
      rows={apiKeys.toSorted((a, b) => order(a) - order(b) || b.createdAt.localeCompare(a.createdAt))}
      keyOf={({ id }) => id}
      columns={[
        {
          label: t.name,
          cell: ({ name, prefix }) => <TwoLines below={<span className="mono">{prefix}…</span>}>{name}</TwoLines>,
        },
        { label: t.rights, isWide: true, cell: (key) => <Rights apiKey={key} /> },
        {
          label: t.lastUsed,
          isSecondary: true,
          cell: ({ lastUsedAt }) => <span className="dim">{lastUsedAt === null ? t.never : format.ago(lastUsedAt)}</span>,
        },
        {
          label: t.ends,
          isSecondary: true,
          cell: ({ expiresAt }) => <span className="dim">{expiresAt === null ? t.noEnd : format.date(expiresAt)}</span>,
        },
        { label: t.state, cell: (key) => <State apiKey={key} /> },
        {
          label: t.change,
          cell: (key) =>
            stateOf(key) === 'active' && (
              <span className={css.actions}>
                <ConfirmButton label={t.rotate} confirm={t.rotateSure} onConfirm={() => onRotate(key)} loading={isBusy} />
                <ConfirmButton label={t.revoke} confirm={t.revokeSure} onConfirm={() => onRevoke(key)} loading={isBusy} />
              </span>
            ),
        },
      ]}
    />
  );
}

type State = 'active' | 'ended' | 'revoked';
const TONES = { active: 'good', ended: 'plain', revoked: 'bad' } as const;

function stateOf({ revokedAt, expiresAt }: KeyShown): State {
  if (revokedAt !== null) return 'revoked';
  return expiresAt !== null && Date.parse(expiresAt) < Date.now() ? 'ended' : 'active';
}

function order(key: KeyShown): number {
  return stateOf(key) === 'active' ? 0 : 1;
}

function State({ apiKey }: { readonly apiKey: KeyShown }) {
  const t = usePageTexts(keyTexts);
  const state = stateOf(apiKey);
  return <Chip tone={TONES[state]}>{t.states[state]}</Chip>;
}

/** What a key may do, in words. */
function Rights({ apiKey: { scopes, segmentIds } }: { readonly apiKey: KeyShown }) {
  const t = usePageTexts(keyTexts);
  const words = usePageTexts(scopeWords);
  const { format } = useMessages();
  const limited = segmentIds === null ? undefined : <Chip tone="accent">{t.segments(format.number(segmentIds.length))}</Chip>;
  const texts = scopes.map((scope) => (isScopeName(scope) ? words[scope] : scope));
  if (texts.length === 1)
    return (
      <>
        {texts[0]} {limited}
      </>
    );
  return (
    <details className={css.rights}>
      <summary>
        {t.rightsCount(format.number(texts.length))} {limited}
      </summary>
      <ul>
        {texts.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </details>
  );
}
