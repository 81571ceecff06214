/** @import { Strings } from './index.js' */
import { figure, size } from './figures.js';

/** @param {number} count @param {string} one @param {string} [many] */
const counted = (count, one, many = `${one}s`) => `${figure(count)} ${count === 1 ? one : many}`;

/** @type {Strings} */
export const en = {
  lang: 'en',
  figure,
  size,

  outline: 'Outline',
  text: 'Text',
  filter: 'Filter',
  filterHint: 'Filter: words, parted by spaces',
  previousHit: 'Previous place (Shift+Enter)',
  nextHit: 'Next place (Enter)',
  clear: 'Clear (Esc)',
  terms: 'Terms',
  joints: { and: 'and', or: 'or', not: 'not' },
  dropTerm: (term) => `Drop ${term}`,
  levels: 'Levels',
  levelNames: { essays: 'Titles', first: '1', all: 'All' },
  levelHints: { essays: 'Titles only', first: 'Down to the first level', all: 'All headings' },
  narrow: 'Hits only',
  narrowHint: 'Keep only the parts with hits; off, all parts stay and are marked',

  whole: (essays, sections, chars) =>
    `${counted(essays, 'essay')} · ${counted(sections, 'section')} · ${counted(chars, 'character')}`,
  found: (hits, essays, sections) =>
    `${counted(hits, 'place')} · ${counted(essays, 'essay')} · ${counted(sections, 'section')}`,
  nothingFound: 'Nothing found',
  noHit: (query) => `“${query}” is not in here`,
  noHitOneTerm: 'Try a shorter word. The outline below is whole.',
  noHitTerms: 'All words must stand in one paragraph. Try without one; the outline below is whole.',
  hits: (count) => counted(count, 'place'),
  sections: (count) => (count ? counted(count, 'section') : 'no headings'),
  untitled: '(untitled)',
  unnamed: 'Unnamed text',
  unsure: (reason, percent) => `${reason} (${percent}% sure)`,
  facts: (chars, sections, minutes) =>
    `${counted(chars, 'character')} · ${counted(sections, 'section')} · about ${figure(minutes)} min`,

  card: 'This essay',
  closeCard: 'Close',
  cardFigures: { chars: 'chars', paragraphs: 'paragraphs', sections: 'sections', minutes: 'minutes' },
  keywords: 'Key words',
  keywordsCaption: 'Key words and how often they stand here',
  filterBy: (word) => `Filter by “${word}”`,
  sectionLengths: 'Length of sections',
  sectionLength: (title, chars) => `${title}: ${counted(chars, 'character')}`,

  opening: (name) => `Opening ${name}`,
  openingPart: (bytes, done, total) =>
    `${total > 1 ? `File ${done + 1} of ${total}, ` : ''}${size(bytes)}. Until it is read, what was open stays below.`,
  progress: 'Progress of opening',
  stop: 'Stop',
  dismiss: 'All right',
  cannotOpen: (name, what) => `${name} cannot be opened: ${what}`,
  oddBytes: (name) => `Some characters of ${name} cannot be read`,
  oddBytesWhy: (count, encoding) =>
    `Read as ${encoding}, ${counted(count, 'place')} made no character and are shown as “�”. If they are all over the text, the encoding is likely another one: save the file as UTF-8 and open it again.`,
  unchanged: 'What was open has not changed.',

  errors: {
    empty: () => ({ what: 'there is no text in it', help: 'The file is empty or white space only. Choose another.' }),
    unreadable: () => ({
      what: 'its bytes cannot be read',
      help: 'It may have been moved, renamed, or be in use by another program. Check that it is there and open it again.',
    }),
    binary: ({ values }) => ({
      what: values.format ? `it is a ${values.format} file, not text` : 'it is not text',
      help: 'It holds no text to read. If it is a scan, turn it into text first and save that as .txt.',
    }),
    unsupported: ({ values }) => ({
      what: `${values.format ?? 'such'} files cannot be read yet`,
      help: 'Save it as plain text (.txt) in the program it comes from and open that.',
    }),
    'unknown-encoding': () => ({
      what: 'its encoding is not known',
      help: 'Save the file as UTF-8 and open it again.',
    }),
    'unknown-label': ({ values }) => ({
      what: `no encoding is called “${values.label}”`,
      help: 'Choose utf-8, gb18030, big5, utf-16le or utf-16be.',
    }),
    'too-large': ({ values }) => ({
      what: 'it is too large',
      help: `It has ${size(Number(values.byteLength))}; ${size(Number(values.allowed))} can be opened. Split it and open the parts.`,
    }),
    'fetch-failed': ({ values }) => ({
      what: `${values.url ?? 'the address'} did not answer`,
      help: `${values.status ? `It answered ${values.status}. ` : 'The network may be down, or the site refuses other pages. '}Check the address and try again.`,
    }),
    'engine-stopped': () => ({
      what: 'the engine stopped',
      help: 'A fresh one took its place and opened the text again. If a file always does this, please tell us.',
    }),
    'wasm-blocked': () => ({
      what: 'this page does not allow WebAssembly',
      help: 'Its owner can add ‘wasm-unsafe-eval’ to script-src in the Content-Security-Policy.',
    }),
    'wasm-failed': () => ({
      what: 'the engine could not be fetched or started',
      help: 'Check the network and load the page again, or use a newer browser.',
    }),
  },
  otherError: ({ message, help }) => ({
    what: 'something went wrong',
    help: [message, help].filter(Boolean).join('; '),
  }),
};
