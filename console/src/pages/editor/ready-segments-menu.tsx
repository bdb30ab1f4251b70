import { Button, Menu, ScrollArea } from '@mantine/core';
import { useState } from 'react';
import { ReadySegments, type ReadySegmentsData } from '../../data/operations';
import { useAnswer } from '../../data/use-answer';
import { useMessages } from '../../messages/language';
import { Icon } from '../../parts/icon';
import css from './editor.module.css';

export type ReadySegment = ReadySegmentsData['segmentTemplates'][number];

/** Segments of the classic models, to begin with. */
export function ReadySegmentsMenu({ onChoose }: { readonly onChoose: (ready: ReadySegment) => void }) {
  const { t } = useMessages();
  const [isOpen, setOpen] = useState(false);
  const { data } = useAnswer(ReadySegments, isOpen ? {} : 'skip');
  const models = [...new Set(data?.segmentTemplates.map(({ model }) => model))];
  return (
    <Menu position="bottom-end" width={360} opened={isOpen} onChange={setOpen}>
      <Menu.Target>
        <Button variant="subtle" color="gray" leftSection={<Icon name="spark" size={14} />}>
          {t.editor.ready}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <ScrollArea.Autosize mah={380} type="auto">
          {models.map((model) => (
            <div key={model}>
              <Menu.Label tt="capitalize">{model.replaceAll('_', ' ')}</Menu.Label>
              {data?.segmentTemplates
                .filter((ready) => ready.model === model)
                .map((ready) => (
                  <Menu.Item key={ready.key} onClick={() => onChoose(ready)}>
                    <span className={css.ready}>
                      <b>{ready.name}</b>
                      <span>{ready.purpose}</span>
                    </span>
                  </Menu.Item>
                ))}
            </div>
          ))}
        </ScrollArea.Autosize>
      </Menu.Dropdown>
    </Menu>
  );
}
