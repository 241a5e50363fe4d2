/**
 * `npm run licences`: the licence of every package that runs in production or is shipped to browsers. Fails, naming
 * the packages, when one is not on the list below, so that a new dependency brings no obligation unnoticed.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(fileURLToPath(new URL('..', import.meta.url)));

/** Licences that ask for nothing but their own text and the names of the authors. */
const PERMITTED = [
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'ISC',
  'MIT',
  'MIT-0',
  'Unlicense',
];

/** Development dependencies whose code is part of the pages (`web/build.mjs`). */
const BUNDLED = ['node_modules/adaptivecards', 'node_modules/botframework-webchat'];

/** Packages that name their licence in their readme only. */
const READ_BY_HAND = { 'escape-regexp-component': 'MIT' };

const { packages } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'));

/** The lock file leaves the licence out of packages that name it in an old way: those are asked themselves. */
function licenceOf(place, name, entry) {
  const named = entry.license ?? READ_BY_HAND[name];
  if (named) return named;
  const { license, licenses } = JSON.parse(readFileSync(path.join(root, place, 'package.json'), 'utf8'));
  return license?.type ?? license ?? licenses?.map(({ type }) => type).join(' OR ') ?? 'unknown';
}

/** Of licences joined by OR one permitted one is enough, of those joined by AND all must be permitted. */
function isPermitted(licence) {
  const terms = licence.replaceAll(/[()]/g, '').split(' AND ');
  return terms.every((term) => term.split(' OR ').some((name) => PERMITTED.includes(name)));
}

const byLicence = new Map();
for (const [place, entry] of Object.entries(packages)) {
  const isShipped = place !== '' && ((!entry.dev && !entry.devOptional) || BUNDLED.includes(place));
  if (!isShipped) continue;
  const name = place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
  const licence = licenceOf(place, name, entry);
  byLicence.set(licence, [...(byLicence.get(licence) ?? []), `${name}@${entry.version}`]);
}

for (const [licence, names] of [...byLicence].sort(([, a], [, b]) => b.length - a.length)) {
  process.stdout.write(`${licence} (${names.length}): ${[...new Set(names)].sort().join(', ')}\n`);
}
const refused = [...byLicence].filter(([licence]) => !isPermitted(licence));
for (const [licence, names] of refused) {
  process.stderr.write(`Not permitted without a decision: ${licence}: ${names.join(', ')}\n`);
}
process.exitCode = refused.length > 0 ? 1 : 0;
