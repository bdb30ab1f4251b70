import type { ReactNode } from 'react';
import table from './table.module.css';

export interface Column<Row> {
  readonly label: string;
  readonly isNumber?: boolean;
  /** Takes what room is left. */
  readonly isWide?: boolean;
  /** Left out where there is little room. */
  readonly isSecondary?: boolean;
  readonly cell: (row: Row) => ReactNode;
}

/** Rows of one kind, in columns; the table scrolls sideways by itself, also by the keyboard. */
export function DataTable<Row>({
  label,
  columns,
  rows,
  keyOf,
}: {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
}) {
  const classOf = ({ isNumber, isWide, isSecondary }: Column<Row>) =>
    [isNumber === true ? table.num : '', isWide === true ? table.wide : '', isSecondary === true ? table.secondary : ''].join(' ');
  return (
    <div className={table.scroll} role="region" aria-label={label} tabIndex={0}>
      <table className={table.table}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column.label}
                className={`${column.isNumber === true ? table.num : ''} ${column.isSecondary === true ? table.secondary : ''}`}
              >
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map((column) => (
                <td key={column.label} className={classOf(column)}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A name with what is besides to be known of it, in two lines. */
export function TwoLines({ children, below }: { readonly children: ReactNode; readonly below?: ReactNode }) {
  return (
    <span className={table.two}>
      <span className={table.first}>{children}</span>
      {below !== undefined && below !== '' && <span>{below}</span>}
    </span>
  );
}
