import { Button, Combobox, useCombobox } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useMessages } from '../../../messages/language';
import { blockTexts } from '../../../messages/pages/blocks';
import { usePageTexts } from '../../../messages/page-texts';
import { Icon } from '../../../parts/icon';
import css from './blocks.module.css';

interface Choice {
  readonly name: string;
  readonly label: string;
  readonly description: string;
  /** What else it is found by, such as the values that there are. */
  readonly also: readonly string[];
}

export interface ChoiceGroup {
  readonly title: string;
  readonly words: readonly Choice[];
}

interface WordMenuProps {
  readonly label: string;
  /** The same with what it is of, for those who hear it. */
  readonly name?: string;
  readonly groups: readonly ChoiceGroup[];
  readonly onChoose: (name: string) => void;
}

/** What there is to ask for, looked through by typing: by what it is called, here or in rules, and what it means. */
export function WordMenu({ label, name: fullLabel = label, groups, onChoose }: WordMenuProps) {
  const { t: words } = useMessages();
  const t = usePageTexts(blockTexts);
  const [search, setSearch] = useState('');
  const combobox = useCombobox({
    onDropdownClose: () => {
      combobox.resetSelectedOption();
      combobox.focusTarget();
      setSearch('');
    },
    onDropdownOpen: () => combobox.focusSearchInput(),
  });
  const looked = search.trim().toLowerCase();
  /** How well it is called what is looked for: by how it begins, by what it is called, by anything else; not at all. */
  const distanceOf = ({ name, label: called, description, also }: Choice) => {
    const names = [words.label(called), called, name].map((text) => text.toLowerCase());
    if (names.some((text) => text.startsWith(looked))) return 0;
    if (names.some((text) => text.includes(looked))) return 1;
    return [description, ...also].some((text) => text.toLowerCase().includes(looked)) ? 2 : undefined;
  };
  const found = groups
    .map(({ title, words: all }) => ({
      title,
      words: [0, 1, 2].flatMap((distance) => all.filter((word) => distanceOf(word) === distance)),
    }))
    .filter(({ words: left }) => left.length > 0);
  const { selectFirstOption } = combobox;
  // Enter takes the first that is found.
  useEffect(() => {
    if (looked !== '') selectFirstOption();
  }, [looked]);
  return (
    <Combobox
      store={combobox}
      width={340}
      position="bottom-start"
      onOptionSubmit={(name) => {
        combobox.closeDropdown();
        onChoose(name);
      }}
    >
      <Combobox.Target withAriaAttributes={false}>
        <Button
          variant="subtle"
          leftSection={<Icon name="plus" size={13} />}
          onClick={() => combobox.toggleDropdown()}
          aria-label={fullLabel}
        >
          {label}
        </Button>
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Search
          value={search}
          onChange={({ currentTarget }) => setSearch(currentTarget.value)}
          placeholder={t.choose}
          aria-label={t.choose}
        />
        <Combobox.Options mah={320} style={{ overflowY: 'auto' }} aria-label={fullLabel}>
          {found.length === 0 && <Combobox.Empty>{t.nothing}</Combobox.Empty>}
          {found.map(({ title, words: left }) => (
            <Combobox.Group key={title} label={title}>
              {left.map(({ name, label: called, description }) => (
                <Combobox.Option key={name} value={name}>
                  <span className={css.choice}>
                    <b>{words.label(called)}</b>
                    <span>{description}</span>
                  </span>
                </Combobox.Option>
              ))}
            </Combobox.Group>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
