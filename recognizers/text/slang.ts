import { readData, readWordLists } from '../data-files';

let forms: Map<string, string> | undefined;

/**
 * Colloquial form → standard form, lower case; values may be several words.
 * Sources: `data/slang.txt` (ours) over `data/slang-nlp-bahasa.json` (louisowen6, MIT).
 */
export function slangForms(): Map<string, string> {
  forms ??= loadForms();
  return forms;
}

function loadForms(): Map<string, string> {
  const found = new Map<string, string>();
  const theirs = JSON.parse(readData('slang-nlp-bahasa.json')) as Record<string, string>;
  for (const [form, standard] of Object.entries(theirs)) {
    if (/^[a-z0-9-]+$/u.test(form) && /^[a-z -]+$/u.test(standard))
      found.set(form, standard.replace(/-/gu, ' '));
  }
  const ours = readWordLists('slang.txt');
  for (const form of ours.get('=keep') ?? []) found.delete(form);
  ours.delete('=keep');
  for (const [standard, slang] of ours) {
    for (const form of slang) found.set(form, standard);
    found.delete(standard);
  }
  return found;
}
