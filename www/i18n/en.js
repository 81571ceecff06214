/** @import { Strings } from './index.js' */
import { figure, readingTime, size } from './figures.js';
import { kinds, onlyNamed } from './kinds/en.js';

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
  filterHint: 'Filter: one or more words',
  previousHit: 'Previous place (Shift+Enter)',
  nextHit: 'Next place (Enter)',
  clear: 'Clear (Esc)',
  placeAmong: (number, total) => `Place ${figure(number)} of ${figure(total)}`,
  terms: 'Terms',
  joints: { and: 'and', or: 'or', not: 'not' },
  dropTerm: (term) => `Drop ${term}`,
  moreTerms: (count) => `… and ${figure(count)} more`,
  levels: 'Levels',
  levelNames: { essays: 'Titles', first: '1', all: 'All' },
  levelHints: { essays: 'Titles only', first: 'Down to the first level', all: 'All headings' },
  narrow: 'Hits only',
  narrowHint: 'Keep only the parts with hits; off, all parts stay and are marked',

  whole: (essays, sections, chars) =>
    `${counted(essays, 'essay')} · ${counted(sections, 'section')} · ${counted(chars, 'character')}`,
  found: (hits, essays, sections) =>
    `${counted(hits, 'place')} · ${counted(essays, 'essay')} · ${counted(sections, 'section')}`,
  foundByPinyin: (count) => `${figure(count)} by pinyin`,
  noHit: (text) => `“${text}” does not stand here in one piece`,
  noHitTogether: (query) => `Nothing found for “${query}”`,
  leftOver: (query) => `“${query}”, the filter of the text before, is not in this one`,
  clearLeftOver: 'Clear',
  noHitOneTerm: 'Try a shorter word. The outline below is whole.',
  noHitTerms:
    'The words do not stand together. Try without one, or within a section or an essay; the outline is whole.',
  otherwise: 'What is here:',
  offers: {
    words: 'its words',
    part: 'its longest part',
    'sounds-alike': 'sounds alike',
    'nearly-same': 'one character off',
  },
  inTitle: 'in titles: ',

  options: 'How to look',
  optionsOn: (count) => `How to look (${count} changed)`,
  switches: {
    wholeWord: { label: 'Whole words', hint: 'Both ends must be ends of words' },
    variants: { label: 'Variants', hint: 'Simplified, traditional and variant characters are the same' },
    quotes: { label: 'Quotes', hint: '“ ” 「 」 and " are the same, and ‘ ’ 『 』 and \'' },
    width: { label: 'Widths', hint: 'Full-width and other compatibility forms are the plain ones: Ａ is A, ㎏ is kg' },
    case: { label: 'Ignore case', hint: 'Capitals are small letters' },
    pinyin: { label: 'Pinyin', hint: 'Letters are looked for as pinyin too, whole or initials' },
    regex: { label: 'Pattern', hint: 'What is typed is a regular expression' },
  },
  scope: 'Within a',
  scopes: { paragraph: 'paragraph', section: 'section', essay: 'essay' },
  scopeHints: {
    paragraph: 'All words in one paragraph',
    section: 'All words in one section',
    essay: 'All words in one essay',
  },
  wordsNotReady: (percent) =>
    percent
      ? `Words are being cut (${percent}%); whole words can be told after that.`
      : 'Whole words need the dictionary, which is not here yet.',
  filterNotes: {
    'unclosed-quote': () => 'A quotation mark is open; all after it is taken as one phrase.',
    'only-operators': () => 'Only signs so far, and no word to look for.',
    'only-excluded': () => 'It says what to leave out, but not what to look for.',
    'empty-title': () => 'No word yet after the prefix for titles.',
    'too-many-terms': ({ values }) =>
      `${figure(values.count)} words are too many; the first ${figure(values.allowed)} are looked for.`,
    'words-not-ready': () => 'The words are not cut yet, so parts of words count too.',
    'no-pinyin': () =>
      'Pinyin could not be fetched: letters are looked for as they stand. Check the network and open the text again.',
    'timed-out': () => 'It took too long: only a part was read, there may be more.',
    'also-by-pinyin': ({ values }) => `Found as it stands; read as pinyin there would be ${figure(values.count)} more.`,
    'pattern-syntax': () =>
      'Not a regular expression yet: close every bracket, and put \\ before a sign that is meant as itself. (?=…) and \\1 are not known.',
    'pattern-too-long': () => 'The pattern is too long: 1000 characters at most.',
  },

  passages: 'Paragraphs',
  closePassages: 'Close paragraphs',
  orders: { place: 'in order', relevance: 'best first' },
  orderName: 'Order',
  passagesCut: (count) => `The first ${figure(count)} are listed. Another word narrows them.`,
  hits: (count) => counted(count, 'place'),
  sections: (count) => (count ? counted(count, 'section') : 'no headings'),
  untitled: '(untitled)',
  unnamed: 'Unnamed text',
  unsure: (reason, percent) => `${reason} (${percent}% sure)`,
  facts: (chars, sections, minutes) => {
    const { unit, count } = readingTime(minutes);
    const time = unit === 'hours' ? counted(count, 'hour') : `${figure(count)} min`;
    return `${counted(chars, 'character')} · ${en.sections(sections)} · about ${time}`;
  },

  selection: {
    counting: 'Counting what is selected…',
    selected: (chars, isWhole) => `${isWhole ? 'All of the text selected:' : 'Selected:'} ${figure(chars)} characters`,
    copying: 'Copying; there is much of it…',
    copied: (chars) => `Copied: ${figure(chars)} characters`,
    refused: 'The browser did not let it be copied. It is ready now: please press Ctrl+C again.',
  },

  printed: {
    essay:
      'The whole text is too long to be printed at once. This is the essay one reads; to print another, go there first.',
    window: 'This is only what is around the place one reads, not all of the text. Press Ctrl+P to print all of it.',
  },

  card: 'This essay',
  closeCard: 'Close',
  cardFigures: { chars: 'chars', paragraphs: 'paragraphs', sections: 'sections', minutes: 'minutes', hours: 'hours' },
  keywords: 'Key words',
  noKeywords: 'No word stands out.',
  thisSection: 'This section',
  wordsOf: 'Words of',
  frequentWords: 'All words by count',
  readingWords: (percent) => `Cutting words (${percent}%) …`,
  keywordsCaption: 'Key words and how often they stand here',
  keywordsHint: 'What sets it apart comes first; bars are counts.',
  filterBy: (word) => `Filter by “${word}”`,
  sectionLengths: 'Length of sections',
  sectionLength: (title, chars) => `${title}: ${counted(chars, 'character')}`,

  opening: (name) => `Opening ${name}`,
  fetching: (name) => `Fetching ${name}`,
  fetchingPart: (received, total) =>
    received ? `${size(received)}${total ? ` of ${size(total)}` : ''} so far.` : 'Waiting for an answer.',
  openingPart: (bytes, done, total) =>
    `${total > 1 ? `File ${done + 1} of ${total}, ` : ''}${size(bytes)}. Until it is read, what was open stays below.`,
  progress: 'Progress of opening',
  empty: 'Gangmu shows the outline of Chinese texts, and filters it as you type. No text is open here.',
  stop: 'Stop',
  dismiss: 'OK',
  cannotOpen: (name, what) => `${name} cannot be opened: ${what}`,
  cannotOpenSome: (count) => `${counted(count, 'file')} could not be opened`,
  whichFailed: 'Which, and why',
  each: (what) => `Of each, ${what}. `,
  failedFor: (what, count) => `${what} · ${counted(count, 'file')}`,
  moreFailed: (count) => `and ${figure(count)} more`,
  oddBytes: (name) => `Some characters of ${name} cannot be read`,
  oddBytesWhy: (count, encoding) =>
    `Read as ${encoding}, ${counted(count, 'place')} made no character and are shown as “�”. If they are all over the text, the encoding is likely another one: save the file as UTF-8 and open it again.`,
  outcomes: { unchanged: ' What was open has not changed.', others: ' The others are open.' },

  kinds,
  onlyNamed,

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
    corrections: ({ values }) => ({
      what: `“${values.word}” is no correction`,
      help: 'The outline is as it was. Put it right again, and save that.',
    }),
    'words-failed': () => ({
      what: 'the segmenter or its dictionary could not be fetched',
      help: 'Check the connection and reload the page. Everything but whole words, key words and word counts works.',
    }),
    'words-stopped': () => ({
      what: 'what cuts words has stopped',
      help: 'Reload the page. Everything but whole words, key words and word counts works. If the same file always does this, please tell us.',
    }),
    'empty-dictionary': () => ({
      what: 'the dictionary that came is empty',
      help: 'Reload the page. Everything but whole words, key words and word counts works.',
    }),
    'not-a-dictionary': () => ({
      what: 'what came is no dictionary',
      help: 'The server may have answered with a page. Check that the file is in its place and reload; everything but words works.',
    }),
    'dictionary-version': ({ values }) => ({
      what: `the dictionary has version ${values.found}, not ${values.expected}`,
      help: 'The page and its dictionary were not updated together. Reload the page; everything but words works.',
    }),
    'cut-dictionary': ({ values }) => ({
      what: `the dictionary has ${figure(Number(values.found))} bytes, not ${figure(Number(values.expected))}`,
      help: 'Its download may have been cut. Reload the page; everything but words works.',
    }),
    'damaged-dictionary': () => ({
      what: 'the dictionary is damaged',
      help: 'Clear the cache and reload the page; everything but words works.',
    }),
    'too-large': ({ values }) => ({
      what: 'it is too large',
      help: `It has ${size(Number(values.byteLength))}; ${size(Number(values.allowed))} can be opened. Split it and open the parts.`,
    }),
    'fetch-failed': ({ values: { url = 'the address', reason, status, seconds, directive } }) =>
      ({
        status: { what: `${url} cannot be fetched`, help: `It answered ${status}. Check the address and try again.` },
        cut: { what: `${url} broke off`, help: 'The download ended half way. Check the network and try again.' },
        partial: {
          what: `${url} is not whole`,
          help: `Only a part was sent (${status}). Use an address of all of it.`,
        },
        silent: {
          what: `${url} does not answer`,
          help: `Nothing came for ${seconds} seconds. Check the network and try again later.`,
        },
        html: {
          what: `${url} is a web page, not a text`,
          help: 'The site may not have the file and sends another page. Check the address and try again.',
        },
        address: {
          what: `“${url}” is no address`,
          help: 'Check how it is written, as in https://example.com/text.txt.',
        },
        scheme: {
          what: `nothing can be fetched from ${url}`,
          help: 'Use an address of http or https; open a file of your own as a file.',
        },
        policy: {
          what: `this page may not fetch ${url}`,
          help: `Its owner can add it to ${directive} in the Content-Security-Policy.`,
        },
        credentials: {
          what: `${url} has a user name in its address`,
          help: 'Browsers fetch nothing with a name and a password. Leave them out and try again.',
        },
      })[String(reason)] ?? {
        what: `${url} did not answer`,
        help: 'The network may be down, or the site refuses other pages. Check the address and try again.',
      },
    'engine-stopped': ({ values }) => ({
      what: 'the engine stopped',
      help: `${values.reopened ? 'A fresh one took its place and opened the text again' : 'Open the text once more'}. If a file always does this, please tell us.`,
    }),
    'reopen-failed': ({ values }) => ({
      what: `${values.name} has to be opened once more`,
      help: 'The engine was started again and has to read the file, but it was moved or changed. Until you open it, nothing can be filtered.',
    }),
    'out-of-memory': ({ values }) => ({
      what: `${values.name} is too large for the memory of this device`,
      help: `It has ${size(Number(values.byteLength))}; about ${size(Number(values.allowed))} can be opened here. Close other pages, or split it and open the parts.`,
    }),
    'wasm-blocked': () => ({
      what: 'this page does not allow WebAssembly',
      help: 'Its owner can add ‘wasm-unsafe-eval’ to script-src in the Content-Security-Policy.',
    }),
    'no-wasm': () => ({
      what: 'this browser does not run WebAssembly',
      help: 'Switch off its lockdown mode for this site, or use another browser.',
    }),
    'wasm-failed': () => ({
      what: 'the engine could not be fetched or started',
      help: 'Check the network and open the text again; if it stays so, reload the page, or use a newer browser.',
    }),
  },
  otherError: ({ message, help }) => ({
    what: 'something went wrong',
    help: [message, help].filter(Boolean).join('; '),
  }),
};
