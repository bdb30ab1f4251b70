import { Button, SegmentedControl } from '@mantine/core';
import { CantleError } from '@cantle/client';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { ask } from '../../data/ask';
import { StartImport } from '../../data/operations';
import { usePageTexts } from '../../messages/page-texts';
import { importTexts } from '../../messages/pages/imports';
import { Panel } from '../../parts/panel';
import { DropZone } from './drop-zone';
import { ImportOutcome } from './import-outcome';
import css from './import.module.css';
import { type Mapping, MappingField, useMapping } from './mapping-field';
import { type SentFiles, useSentFiles } from './use-sent-files';

/** Files of the visitor's: sent, tried dry, and brought in. `onStart`: there is one more import. */
export function BringInPanel({ onStart }: { readonly onStart: () => void }) {
  const t = usePageTexts(importTexts);
  const sent = useSentFiles();
  const mapping = useMapping(sent.files);
  const start = useStart(sent, mapping, onStart);
  if (start.job === undefined)
    return (
      <Panel title={t.bring} note={t.bringNote}>
        <Choosing sent={sent} mapping={mapping} start={start} />
      </Panel>
    );
  const beginAnew = () => {
    sent.forget();
    mapping.forget();
    start.forget();
  };
  return (
    <Panel
      title={t.bring}
      note={sent.files.map(({ name }) => name).join(', ')}
      actions={
        <Button variant="subtle" color="gray" size="compact-xs" onClick={beginAnew}>
          {t.again}
        </Button>
      }
    >
      <Outcome job={start.job} mapping={mapping} start={start} />
    </Panel>
  );
}

interface Started {
  readonly id: string;
  readonly dryRun: boolean;
}

type Start = ReturnType<typeof useStart>;

/** Asks for the import, dry or not. Where none of Cantle's mappings reads the files, one is guessed, to be read before anything is done. */
function useStart({ files }: SentFiles, mapping: Mapping, onStart: () => void) {
  const [job, setJob] = useState<Started | undefined>(undefined);
  const [isStarting, setStarting] = useState(false);
  const [problem, setProblem] = useState<CantleError | undefined>(undefined);
  const run = async (dryRun: boolean) => {
    setStarting(true);
    setProblem(undefined);
    const input = { files: files.map(({ id = '' }) => ({ uploadId: id })), dryRun };
    const { way, text } = mapping;
    try {
      setJob((await ask(StartImport, { input: way === 'own' ? { ...input, mappingText: text } : input })).startImport);
      onStart();
    } catch (error) {
      const refused = CantleError.ofUnknown(error);
      const isGuessed = way === 'found' && refused.details['field'] === 'mapping' && (await mapping.guess('noneFits'));
      setProblem(isGuessed ? undefined : refused);
    } finally {
      setStarting(false);
    }
  };
  return { job, isStarting, problem, run: (dryRun: boolean) => void run(dryRun), forget: () => setJob(undefined) };
}

interface ChoosingProps {
  readonly sent: SentFiles;
  readonly mapping: Mapping;
  readonly start: Start;
}

function Choosing({ sent, mapping, start }: ChoosingProps) {
  const t = usePageTexts(importTexts);
  if (sent.files.length === 0) return <DropZone sent={sent} />;
  return (
    <div className={css.steps}>
      <DropZone sent={sent} />
      <div className={css.way}>
        <SegmentedControl
          size="xs"
          aria-label={t.mapping}
          data={[
            { value: 'found', label: t.mappings.found },
            { value: 'own', label: t.mappings.own },
          ]}
          value={mapping.way}
          onChange={mapping.choose}
        />
      </div>
      {mapping.way === 'found' ? <p className="dim">{t.foundNote}</p> : <MappingField mapping={mapping} />}
      <Refusal problem={start.problem} />
      <div>
        <Button
          loading={start.isStarting}
          disabled={!sent.areThere || (mapping.way === 'own' && mapping.text.trim() === '')}
          onClick={() => start.run(true)}
        >
          {t.tryIt}
        </Button>
      </div>
    </div>
  );
}

interface OutcomeProps {
  readonly job: Started;
  readonly mapping: Mapping;
  readonly start: Start;
}

function Outcome({ job: { id, dryRun }, mapping, start }: OutcomeProps) {
  const t = usePageTexts(importTexts);
  const next = dryRun ? (
    <Button loading={start.isStarting} onClick={() => start.run(false)}>
      {t.keep}
    </Button>
  ) : (
    <Link to="/data/imports/$id" params={{ id }} className={css.link}>
      {t.openIt}
    </Link>
  );
  return (
    <div className={css.steps}>
      <ImportOutcome key={id} id={id} actions={next} />
      <Refusal problem={start.problem} />
      {dryRun && mapping.way === 'own' && <MappingField mapping={mapping} onTry={() => start.run(true)} isTrying={start.isStarting} />}
    </div>
  );
}

function Refusal({ problem }: { readonly problem: CantleError | undefined }) {
  if (problem === undefined) return null;
  return (
    <p role="alert" className={css.problem}>
      {problem.message}
    </p>
  );
}
