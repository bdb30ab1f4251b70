import { CompareValues } from '../../data/operations';
import { useAnswer } from '../../data/use-answer';
import { useMessages } from '../../messages/language';
import { usePageTexts } from '../../messages/page-texts';
import { compareTexts } from '../../messages/pages/compare';
import { Answered } from '../../parts/answered';
import { DataTable } from '../../parts/data-table';
import { FigureAmount } from '../../parts/figure-amount';
import { Panel } from '../../parts/panel';
import table from '../../parts/table.module.css';
import css from './compare.module.css';
import { VALUE_NAMES } from '../segment/segment-figures';

/** What members are worth in the mean, segment beside segment. */
export function ValuesPanel({ ids }: { readonly ids: readonly string[] }) {
  const t = usePageTexts(compareTexts);
  const { t: common, format } = useMessages();
  const values = useAnswer(CompareValues, { ids, names: VALUE_NAMES });
  return (
    <Panel title={t.values} note={t.valuesNote} flush>
      <Answered asked={values} lines={7}>
        {({ nodes }) => {
          const segments = nodes.flatMap((node) => (node !== null && 'value' in node ? [node] : []));
          const [first] = segments;
          if (first === undefined) return null;
          const figureOf = (segment: (typeof segments)[number], name: string) => segment.value.figures.find((one) => one.name === name);
          return (
            <DataTable
              label={t.values}
              rows={first.value.figures}
              keyOf={({ name }) => name}
              columns={[
                { label: t.figure, cell: ({ label }) => common.label(label) },
                ...segments.map((segment) => ({
                  label: segment.name,
                  isNumber: true,
                  cell: ({ name }: { readonly name: string }) => {
                    const figure = figureOf(segment, name);
                    if (figure === undefined) return '–';
                    return (
                      <span className={`${table.two} ${css.value}`}>
                        <b>
                          <FigureAmount unit={figure.unit} value={figure.mean} currency={segment.value.currency} />
                        </b>
                        <span data-index={figure.index === null ? '' : figure.index >= 100 ? 'above' : 'below'}>
                          {figure.index === null ? ' ' : format.number(figure.index)}
                        </span>
                      </span>
                    );
                  },
                })),
                {
                  label: t.everybody,
                  isNumber: true,
                  cell: ({ unit, base }) => (
                    <span className="dim">
                      <FigureAmount unit={unit} value={base?.mean ?? null} currency={first.value.currency} />
                    </span>
                  ),
                },
              ]}
            />
          );
        }}
      </Answered>
    </Panel>
  );
}
