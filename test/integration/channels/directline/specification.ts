import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv, { type ErrorObject, type Format } from 'ajv';

/** As Microsoft describes them: `specs/botframework-protocol` of microsoft/botframework-sdk. */
const FILES = {
  'Direct Line': 'test/data/directline-3.0.json',
  'Bot Connector': 'test/data/botframework-channel.json',
};

interface Swagger {
  definitions: Record<string, object>;
}

const FORMATS: Record<string, Format | true> = {
  int32: true,
  int64: true,
  double: true,
  'date-time': (text: string): boolean => !Number.isNaN(Date.parse(text)),
};

/**
 * Tells what is wrong with a value that claims to be of a kind, e.g. `ActivitySet`. The description requires
 * nothing, so names that it does not know are reported: a field under a wrong name is then not taken for one
 * that was left out.
 */
export function readSpecification(
  of: keyof typeof FILES = 'Direct Line',
): (kind: string, value: unknown) => string[] {
  const file = path.join(packageAbove(__dirname), FILES[of]);
  const { definitions } = JSON.parse(readFileSync(file, 'utf8')) as Swagger;
  const ajv = new Ajv({ strict: false, allErrors: true, formats: FORMATS });
  const closed = Object.entries(definitions).map(([name, schema]) => [
    name,
    // Entities are open by design: each kind of them adds its own fields.
    name === 'Entity' ? schema : { ...schema, additionalProperties: false },
  ]);
  ajv.addSchema({ $id: 'directline', definitions: Object.fromEntries(closed) as object });
  return (kind, value) => {
    const validate = ajv.getSchema(`directline#/definitions/${kind}`);
    if (!validate) throw new Error(`the description has no ${kind}`);
    return validate(value) === true ? [] : (validate.errors ?? []).map(line);
  };
}

function line({ instancePath, message, params }: ErrorObject): string {
  return `${instancePath || '/'} ${message ?? ''} ${JSON.stringify(params)}`;
}

function packageAbove(folder: string): string {
  return existsSync(path.join(folder, 'package.json')) ? folder : packageAbove(path.dirname(folder));
}
