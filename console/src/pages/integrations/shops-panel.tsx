import { Button, PasswordInput, Select, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { ConnectShop, DisconnectShop, ShopList } from '../../data/operations';
import { useAnswer } from '../../data/use-answer';
import { useDeed } from '../../data/use-deed';
import { useRights } from '../../data/viewer';
import { useMessages } from '../../messages/language';
import { usePageTexts } from '../../messages/page-texts';
import { integrationTexts } from '../../messages/pages/integrations';
import { Answered } from '../../parts/answered';
import { Chip } from '../../parts/chip';
import { ConfirmButton } from '../../parts/confirm-button';
import { DataTable, TwoLines } from '../../parts/data-table';
import { Icon } from '../../parts/icon';
import { Panel } from '../../parts/panel';
import { Note, ProblemNote } from '../../parts/states';
import css from './integrations.module.css';

/** Shops that send what happens there, with the address that each sends to. */
export function ShopsPanel() {
  const t = usePageTexts(integrationTexts);
  const { format } = useMessages();
  const { may } = useRights();
  const [isOpen, setOpen] = useState(false);
  const shops = useAnswer(ShopList, {});
  const disconnecting = useDeed(DisconnectShop, ShopList);
  return (
    <Panel
      title={t.shops}
      note={t.shopsNote}
      flush
      actions={
        may('customers:write', 'imports:write', 'orders:write', 'products:write', 'personal_data:read') && (
          <Button
            variant="default"
            onClick={() => setOpen(!isOpen)}
            aria-expanded={isOpen}
            leftSection={<Icon name={isOpen ? 'cross' : 'plus'} size={14} />}
          >
            {isOpen ? t.close : t.connect}
          </Button>
        )
      }
    >
      {isOpen && <ConnectForm onConnected={() => setOpen(false)} />}
      {disconnecting.problem !== undefined && <ProblemNote problem={disconnecting.problem} />}
      <Answered asked={shops} lines={3}>
        {({ shops: all }) =>
          all.length === 0 ? (
            <Note icon="cart" title={t.noShops.title}>
              {t.noShops.text}
            </Note>
          ) : (
            <DataTable
              label={t.shops}
              rows={all}
              keyOf={({ id }) => id}
              columns={[
                { label: t.shop, cell: ({ name, kind, source }) => <TwoLines below={`${t.shopKinds[kind]} · ${source}`}>{name}</TwoLines> },
                {
                  label: t.address,
                  isWide: true,
                  cell: ({ address }) => <span className="mono">{new URL(address, location.origin).href}</span>,
                },
                {
                  label: t.lastMessage,
                  isSecondary: true,
                  cell: ({ lastMessageAt }) => <span className="dim">{lastMessageAt === null ? t.never : format.ago(lastMessageAt)}</span>,
                },
                {
                  label: t.state,
                  cell: ({ refusedFor }) =>
                    refusedFor === null ? (
                      <Chip tone="good" icon="check">
                        {t.taken}
                      </Chip>
                    ) : (
                      <Chip tone="bad" icon="warning">
                        {t.refusals[refusedFor]}
                      </Chip>
                    ),
                },
                {
                  label: t.disconnect,
                  cell: ({ id }) =>
                    may('imports:write') && (
                      <ConfirmButton label={t.disconnect} confirm={t.disconnectSure} onConfirm={() => void disconnecting.run({ id })} />
                    ),
                },
              ]}
            />
          )
        }
      </Answered>
    </Panel>
  );
}

function ConnectForm({ onConnected }: { readonly onConnected: () => void }) {
  const t = usePageTexts(integrationTexts);
  const { t: common } = useMessages();
  const [kind, setKind] = useState<keyof typeof t.shopKinds>('SHOPIFY');
  const [name, setName] = useState('');
  const [secret, setSecret] = useState('');
  const { run, isRunning, problem } = useDeed(ConnectShop, ShopList);
  const connect = async (event: FormEvent) => {
    event.preventDefault();
    if ((await run({ input: { kind, name: name.trim(), secret } })) !== undefined) onConnected();
  };
  return (
    <form className={css.form} onSubmit={(event) => void connect(event)}>
      <TextInput label={t.shopName} value={name} maxLength={200} onChange={(event) => setName(event.currentTarget.value)} />
      <Select
        label={t.kind}
        allowDeselect={false}
        value={kind}
        onChange={(chosen) => setKind(chosen ?? kind)}
        data={(['SHOPIFY', 'WOOCOMMERCE'] as const).map((value) => ({ value, label: t.shopKinds[value] }))}
      />
      <PasswordInput
        label={t.secret}
        size="xs"
        autoComplete="off"
        visibilityToggleButtonProps={{ 'aria-label': common.signIn.show }}
        value={secret}
        onChange={(event) => setSecret(event.currentTarget.value)}
      />
      <Button type="submit" disabled={name.trim() === '' || secret === ''} loading={isRunning}>
        {t.connect}
      </Button>
      {problem !== undefined && (
        <div className={css.problem}>
          <ProblemNote problem={problem} />
        </div>
      )}
    </form>
  );
}
