import { type EntitySchema, type EntitySchemaColumnOptions, type ValueTransformer } from 'typeorm';
import { type Sql, type SqlValue } from './sql';

interface Column {
  property: string;
  name: string;
  to: (value: unknown) => SqlValue;
  from: (stored: SqlValue) => unknown;
}

interface Plan {
  table: string;
  columns: Column[];
}

const plans = new WeakMap<EntitySchema, Plan>();

function planOf(schema: EntitySchema): Plan {
  let plan = plans.get(schema);
  if (!plan) {
    const columns = Object.entries(schema.options.columns) as Array<[string, EntitySchemaColumnOptions]>;
    plan = {
      table: schema.options.name,
      columns: columns.map(([property, options]) => ({
        property,
        name: options.name ?? property,
        to: writerOf(options.transformer),
        from: readerOf(options.transformer),
      })),
    };
    plans.set(schema, plan);
  }
  return plan;
}

function writerOf(transformer: EntitySchemaColumnOptions['transformer']): Column['to'] {
  const one = transformer as ValueTransformer | undefined;
  return (value) => (one ? (one.to(value) as SqlValue) : (value as SqlValue)) ?? null;
}

function readerOf(transformer: EntitySchemaColumnOptions['transformer']): Column['from'] {
  const one = transformer as ValueTransformer | undefined;
  return (stored) => (one ? (one.from(stored) as unknown) : stored);
}

/** A row as a statement gives it, read by the mapping of its table. */
export function entityOf<Row extends object>(
  schema: EntitySchema<Row>,
  row: Readonly<Record<string, SqlValue>>,
): Row {
  const entries = planOf(schema).columns.map(({ property, name, from }) => [
    property,
    from(row[name] ?? null),
  ]);
  return Object.fromEntries(entries) as Row;
}

/** The columns of a mapped table, as SQL names them. */
export function columnNames(schema: EntitySchema): string[] {
  return planOf(schema).columns.map(({ name }) => name);
}

/** `($1, $2), ($3, $4)` for rows of that width. */
export function placeholders(rows: number, width: number): string {
  const groups: string[] = [];
  for (let row = 0; row < rows; row += 1) {
    const slots = Array.from({ length: width }, (_slot, column) => `$${row * width + column + 1}`);
    groups.push(`(${slots.join(', ')})`);
  }
  return groups.join(', ');
}

/**
 * Writes rows of a mapped table in one statement. The mapping is the schema's, so that the hot path and
 * the repositories cannot disagree about a column.
 * @param suffix e.g. `ON CONFLICT DO NOTHING`
 * @returns how many rows were written
 */
export async function insert<Row extends object>(
  sql: Sql,
  schema: EntitySchema<Row>,
  rows: readonly Row[],
  suffix = '',
): Promise<number> {
  if (rows.length === 0) return 0;
  const { table, columns } = planOf(schema);
  const names = columns.map((column) => column.name).join(', ');
  const params = rows.flatMap((row) =>
    columns.map((column) => column.to((row as Record<string, unknown>)[column.property])),
  );
  const values = placeholders(rows.length, columns.length);
  return sql.run(`INSERT INTO ${table} (${names}) VALUES ${values} ${suffix}`, params);
}

/**
 * Writes a row over the one of the same key, or as a new one.
 * @param owner a column whose value never changes: a row of another owner is not overwritten
 * @returns whether it was written
 */
export async function upsert<Row extends object>(
  sql: Sql,
  schema: EntitySchema<Row>,
  row: Row,
  key: keyof Row & string,
  owner?: keyof Row & string,
): Promise<boolean> {
  const { table, columns } = planOf(schema);
  const nameOf = (of: string): string => columns.find(({ property }) => property === of)?.name ?? of;
  const changes = columns
    .filter(({ property }) => property !== key)
    .map(({ name }) => `${name} = excluded.${name}`)
    .join(', ');
  const ownName = owner === undefined ? undefined : nameOf(owner);
  const guard = ownName === undefined ? '' : ` WHERE ${table}.${ownName} = excluded.${ownName}`;
  const written = await insert(
    sql,
    schema,
    [row],
    `ON CONFLICT (${nameOf(key)}) DO UPDATE SET ${changes}${guard}`,
  );
  return written === 1;
}

/**
 * Writes all of a row but its `id` over the row where some columns have these values.
 * @returns how many rows were written
 */
export async function update<Row extends { id: string }>(
  sql: Sql,
  schema: EntitySchema<Row>,
  row: Row,
  where: Partial<Row>,
): Promise<number> {
  const { table, columns } = planOf(schema);
  const changed = columns.filter(({ property }) => property !== 'id');
  const guards = columns.filter(({ property }) => property in where);
  const equal = (from: number) => (column: Column, index: number) => `${column.name} = $${from + index}`;
  const valuesOf = (list: readonly Column[], of: object): SqlValue[] =>
    list.map((column) => column.to((of as Record<string, unknown>)[column.property]));
  return sql.run(
    `UPDATE ${table} SET ${changed.map(equal(1)).join(', ')}
     WHERE ${guards.map(equal(changed.length + 1)).join(' AND ')}`,
    [...valuesOf(changed, row), ...valuesOf(guards, where)],
  );
}
