import { type EntitySchemaColumnOptions, type ValueTransformer } from 'typeorm';

/**
 * Column types that mean the same on SQLite and PostgreSQL: text ids, ISO text times, JSON text,
 * integers. The migrations create the tables; these map them.
 */

const jsonText: ValueTransformer = {
  to: (value: unknown) => (value === undefined ? null : JSON.stringify(value)),
  from: (stored: string | null): unknown => (stored === null ? undefined : JSON.parse(stored)),
};

const optional: ValueTransformer = {
  to: (value: unknown) => value ?? null,
  from: (stored: unknown) => stored ?? undefined,
};

/** `pg` hands back bigint as text. */
const wholeNumber: ValueTransformer = {
  to: (value: number | undefined) => value ?? null,
  from: (stored: string | number | null) => (stored === null ? undefined : Number(stored)),
};

export const id = (): EntitySchemaColumnOptions => ({ type: 'text', primary: true });

export const text = (name: string): EntitySchemaColumnOptions => ({ type: 'text', name });

export const optionalText = (name: string): EntitySchemaColumnOptions => ({
  type: 'text',
  name,
  nullable: true,
  transformer: optional,
});

export const integer = (name: string): EntitySchemaColumnOptions => ({ type: 'integer', name });

export const optionalInteger = (name: string): EntitySchemaColumnOptions => ({
  type: 'integer',
  name,
  nullable: true,
  transformer: optional,
});

/** Whole rupiah may pass 2³¹. */
export const bigint = (name: string): EntitySchemaColumnOptions => ({
  type: 'bigint',
  name,
  transformer: wholeNumber,
});

export const json = (name: string): EntitySchemaColumnOptions => ({
  type: 'text',
  name,
  transformer: jsonText,
});

export const optionalJson = (name: string): EntitySchemaColumnOptions => ({ ...json(name), nullable: true });
