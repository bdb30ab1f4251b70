import { Button, Checkbox, Select, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { KeyList, MakeKey } from '../../data/operations';
import { useDeed } from '../../data/use-deed';
import { useRights } from '../../data/viewer';
import { useMessages } from '../../messages/language';
import { usePageTexts } from '../../messages/page-texts';
import { keyTexts } from '../../messages/pages/keys';
import { type ScopeName, scopeWords } from '../../messages/scope-words';
import { Panel } from '../../parts/panel';
import { ProblemNote } from '../../parts/states';
import css from './keys.module.css';

const LOOK: readonly ScopeName[] = ['segments:read', 'customers:read'];
const PEOPLE: readonly ScopeName[] = [...LOOK, 'personal_data:read', 'orders:read', 'campaigns:read'];

/** What kinds of work take. */
const PRESETS = {
  look: LOOK,
  marketing: [...PEOPLE, 'segments:write', 'events:read', 'products:read', 'surveys:read', 'campaigns:write'],
  service: [...PEOPLE, 'service:read'],
  sync: [
    'customers:write',
    'companies:write',
    'products:write',
    'orders:write',
    'influence:write',
    'service:write',
    'events:write',
    'campaigns:write',
    'surveys:write',
    'imports:write',
  ],
  all: ['admin'],
} as const satisfies Readonly<Record<string, readonly ScopeName[]>>;

type Preset = keyof typeof PRESETS;
type Expiry = 'never' | '30' | '90' | '365';
const DAY_MS = 86_400_000;

/** What a new key is for, what it may, and until when. */
export function NewKeyForm({ onMade }: { readonly onMade: (name: string, key: string) => void }) {
  const t = usePageTexts(keyTexts);
  const words = usePageTexts(scopeWords);
  const { format } = useMessages();
  const { may } = useRights();
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<readonly ScopeName[]>(LOOK);
  const [expiry, setExpiry] = useState<Expiry>('90');
  const { run, isRunning, problem } = useDeed(MakeKey, KeyList);
  const presets = (Object.keys(PRESETS) as Preset[]).filter((preset) => may(...PRESETS[preset]));
  const preset = presets.find((one) => PRESETS[one].length === scopes.length && PRESETS[one].every((scope) => scopes.includes(scope)));
  const offered = (Object.keys(words) as ScopeName[]).filter((scope) => may(scope));
  const toggle = (scope: ScopeName, isOn: boolean) => setScopes(isOn ? [...scopes, scope] : scopes.filter((one) => one !== scope));
  const make = async (event: FormEvent) => {
    event.preventDefault();
    const expiresAt = expiry === 'never' ? {} : { expiresAt: new Date(Date.now() + Number(expiry) * DAY_MS).toISOString() };
    const made = await run({ input: { name: name.trim(), scopes: [...scopes], ...expiresAt } });
    if (made !== undefined) onMade(made.createApiKey.apiKey.name, made.createApiKey.key);
  };
  return (
    <Panel title={t.form} note={t.chosen(format.number(scopes.length))} className={css.form}>
      <form onSubmit={(event) => void make(event)}>
        <div className={css.fields}>
          <TextInput
            label={t.nameLabel}
            placeholder={t.namePlaceholder}
            value={name}
            maxLength={200}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Select
            label={t.preset}
            data={presets.map((value) => ({ value, label: t.presets[value] }))}
            value={preset ?? null}
            onChange={(chosen) => setScopes(PRESETS[presets.find((one) => one === chosen) ?? 'look'])}
          />
          <Select
            label={t.expires}
            data={(Object.keys(t.expiries) as Expiry[]).map((value) => ({ value, label: t.expiries[value] }))}
            value={expiry}
            allowDeselect={false}
            onChange={(chosen) => setExpiry(chosen ?? expiry)}
          />
        </div>
        <fieldset className={css.scopes}>
          <legend className="visually-hidden">{t.rights}</legend>
          {offered.map((scope) => (
            <Checkbox
              key={scope}
              size="xs"
              label={words[scope]}
              title={scope}
              checked={scopes.includes(scope)}
              onChange={(event) => toggle(scope, event.currentTarget.checked)}
            />
          ))}
        </fieldset>
        {problem !== undefined && <ProblemNote problem={problem} />}
        <Button type="submit" disabled={name.trim() === '' || scopes.length === 0} loading={isRunning}>
          {t.make}
        </Button>
      </form>
    </Panel>
  );
}
