/** @import { FilterOptions } from '../types.js' */
/** @import { GangmuReaderElement } from '../element/gangmu-reader.js' */

/**
 * What the link's fragment says: `#q=监督&scope=essay&in=文稿.txt&row=12`. Only what differs from a fresh page is in it.
 *
 * @typedef {object} Place
 * @property {string} query
 * @property {FilterOptions} options
 * @property {string} name of what `row` is a row of
 * @property {number} row at the upper edge of the text
 */

/** Until the reader rests, the link stays as it is: browsers refuse to change it often. Milliseconds. */
const REST = 400;
/** Longer queries are kept out of the link, which browsers would cut. UTF-16 code units. */
const LONGEST_QUERY = 1000;
/** What is told apart (`case=apart`) where a fresh page takes it as the same. */
const FOLDED = /** @type {const} */ (['quotes', 'width', 'case']);
const SCOPES = /** @type {const} */ (['paragraph', 'section', 'essay']);

/** @param {string} hash with or without its `#` @returns {Place} */
export function readPlace(hash) {
  const told = new URLSearchParams(hash.replace(/^#/, ''));
  return {
    query: told.get('q') ?? '',
    options: {
      wholeWord: told.get('words') === 'whole',
      scope: SCOPES.find((scope) => scope === told.get('scope')) ?? 'paragraph',
      variants: told.get('variants') !== 'apart',
      ...Object.fromEntries(FOLDED.filter((name) => told.has(name)).map((name) => [name, told.get(name) === 'same'])),
      pinyin: told.get('pinyin') !== 'off',
      regex: told.get('as') === 'regex',
    },
    name: told.get('in') ?? '',
    row: Math.max(0, Number.parseInt(told.get('row') ?? '', 10) || 0),
  };
}

/** @param {Place} place @returns {string} a fragment; `''` where there is nothing to say */
export function writePlace({ query, options, name, row }) {
  const told = new URLSearchParams();
  if (query && query.length <= LONGEST_QUERY) told.set('q', query);
  if (options.wholeWord) told.set('words', 'whole');
  if (options.scope && options.scope !== 'paragraph') told.set('scope', options.scope);
  if (options.variants === false) told.set('variants', 'apart');
  for (const name of FOLDED) if (options[name] === false) told.set(name, 'apart');
  if (options.quotes && options.variants === false) told.set('quotes', 'same');
  if (options.pinyin === false) told.set('pinyin', 'off');
  if (options.regex) told.set('as', 'regex');
  if (row) {
    told.set('in', name);
    told.set('row', String(row));
  }
  // A person may read it: Chinese stays Chinese, for all that is not a sign of the form.
  return told.size ? `#${told.toString().replace(/(%[89A-F][0-9A-F])+/g, readable)}` : '';
}

/** @param {string} escaped */
function readable(escaped) {
  try {
    return decodeURIComponent(escaped);
  } catch {
    return escaped;
  }
}

/**
 * Keeps the page's link at what the reader is filtered by and where one reads, and follows it when it is changed.
 *
 * @param {GangmuReaderElement} reader
 * @param {() => string} nameOf the name of what is open
 */
export function followLink(reader, nameOf) {
  let wanted = readPlace(location.hash);
  let written = '';
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const filter = () => Object.assign(reader, { filterOptions: wanted.options, query: wanted.query });
  const goToRow = () => wanted.row && wanted.name === nameOf() && reader.goToRow(wanted.row);
  const write = () => {
    const { query, filterOptions: options, row } = reader;
    written = writePlace({ query, options, name: nameOf(), row });
    history.replaceState(history.state, '', written || location.pathname + location.search);
  };
  const writeSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(write, REST);
  };
  filter();
  reader.addEventListener('gangmu-open', () => {
    goToRow();
    wanted = { ...wanted, row: 0 };
    for (const event of ['gangmu-filter', 'gangmu-place']) reader.addEventListener(event, writeSoon);
  });
  addEventListener('hashchange', () => {
    if (writePlace(readPlace(location.hash)) === written) return;
    wanted = readPlace(location.hash);
    written = writePlace(wanted);
    filter();
    goToRow();
  });
}
