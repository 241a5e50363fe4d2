import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

/** Lines of a public set with their intent. */
export interface LabelledSet {
  train: Array<{ text: string; intent: string }>;
  test: Array<{ text: string; intent: string }>;
}

interface Short {
  t: string;
  l: string;
}

function json(...path: string[]): unknown {
  return JSON.parse(readFileSync(join(...path), 'utf8'));
}

const long = ({ t, l }: Short) => ({ text: t, intent: l });

export function banking(folder: string, name: 'train' | 'test'): LabelledSet['train'] {
  const rows = parse(readFileSync(join(folder, 'banking77', `${name}.csv`)), {
    columns: true,
  }) as unknown as Array<{
    text: string;
    category: string;
  }>;
  return rows.map(({ text, category }) => ({ text, intent: category }));
}

export function braun(folder: string, name: 'Chatbot' | 'AskUbuntu' | 'WebApplications'): LabelledSet {
  const { sentences } = json(folder, 'braun2017', `${name}Corpus.json`) as {
    sentences: Array<{ text: string; intent: string; training: boolean }>;
  };
  return {
    train: sentences.filter((sentence) => sentence.training),
    test: sentences.filter((sentence) => !sentence.training),
  };
}

export function clinc(folder: string): LabelledSet & { outside: string[] } {
  const data = json(folder, 'clinc150', 'data.json') as Record<
    'train' | 'val' | 'oos_val',
    Array<[string, string]>
  >;
  const lines = (part: 'train' | 'val') => data[part].map(([text, intent]) => ({ text, intent }));
  return { train: lines('train'), test: lines('val'), outside: data.oos_val.map(([text]) => text) };
}

export function corpus50(folder: string, language: 'id' | 'en'): LabelledSet {
  const data = json(folder, 'corpus50_noisy', `c50_${language}.json`) as Record<'train' | 'test', Short[]>;
  return { train: data.train.map(long), test: data.test.map(long) };
}

export function corpus50Noisy(folder: string, language: 'id' | 'en', noise: string): LabelledSet['test'] {
  return (json(folder, 'corpus50_noisy', `c50_${language}.noisy_${noise}.json`) as Short[]).map(long);
}

export function corpus50HeldOut(folder: string, language: 'id' | 'en'): LabelledSet & { outside: string[] } {
  const data = json(folder, 'corpus50_noisy', `c50_${language}_lio.json`) as Record<
    'train' | 'test' | 'oos',
    Short[]
  >;
  return { train: data.train.map(long), test: data.test.map(long), outside: data.oos.map(({ t }) => t) };
}

/** Up to `count` lines of each intent, chosen by `random`. */
export function perIntent(
  lines: LabelledSet['train'],
  count: number,
  random: () => number,
): LabelledSet['train'] {
  const shuffled = lines
    .map((line) => ({ line, place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ line }) => line);
  const taken = new Map<string, number>();
  return shuffled.filter(({ intent }) => {
    const sofar = taken.get(intent) ?? 0;
    taken.set(intent, sofar + 1);
    return sofar < count;
  });
}

/** Short lines whose language is known. */
export function languageSets(
  folder: string,
): Array<{ name: string; language: 'id' | 'en'; lines: string[] }> {
  const conll = (language: string) =>
    readFileSync(join(folder, 'xsid', `${language}.valid.conll`), 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('# text ='))
      .map((line) => line.slice(8).trim());
  const informal = readFileSync(join(folder, 'stif', 'labelled.dev.inf'), 'utf8')
    .split('\n')
    .filter(Boolean);
  return [
    { name: 'xsid id', language: 'id', lines: conll('id') },
    { name: 'xsid en', language: 'en', lines: conll('en') },
    { name: 'corpus50 id', language: 'id', lines: corpus50(folder, 'id').test.map(({ text }) => text) },
    { name: 'corpus50 en', language: 'en', lines: corpus50(folder, 'en').test.map(({ text }) => text) },
    { name: 'stif informal', language: 'id', lines: informal },
  ];
}
