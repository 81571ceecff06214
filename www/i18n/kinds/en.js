/** @import { KindStrings } from '../formats.js' */

/** Files that are no text: what each is, and what to do. */
export const kinds = /** @type {KindStrings} */ ({
  word: {
    what: (format) => `it is a Word document (${format})`,
    help: 'It cannot be read as it is yet. Save it as plain text (.txt) in Word or WPS and open that, or copy all and paste it here.',
  },
  sheet: {
    what: (format) => `it is a spreadsheet (${format})`,
    help: 'Save it as .txt and open that, or copy what you want to read and paste it here.',
  },
  slides: {
    what: (format) => `it is a presentation (${format})`,
    help: 'Copy its text and paste it here.',
  },
  pdf: {
    what: (format) => `it is a ${format}`,
    help: 'Copy its text in a reader and paste it here. If it is a scan, turn it into text first.',
  },
  layout: {
    what: (format) => `it is a document of fixed pages (${format})`,
    help: 'Export it as .txt from its reader, or copy its text and paste it here.',
  },
  rtf: {
    what: (format) => `it is formatted text (${format})`,
    help: 'Save it as plain text (.txt) in WordPad, Word or WPS and open that.',
  },
  book: {
    what: (format) => `it is an e-book (${format})`,
    help: 'Turn it into .txt with a program such as Calibre and open that.',
  },
  document: {
    what: (format) => `${format} files cannot be read yet`,
    help: 'Save it as plain text (.txt) in the program it comes from and open that.',
  },
  password: {
    what: () => 'it is an Office document with a password',
    help: 'Open it in Word or WPS with its password, save it as plain text (.txt) and open that.',
  },
  locked: {
    what: () => 'it is encrypted for certain programs only',
    help: 'Unlock it in the program that has locked it, or save it as plain text (.txt) where it can be read, and open that.',
  },
  archive: {
    what: (format) => `it is an archive (${format})`,
    help: 'Unpack it and open the texts inside.',
  },
  picture: {
    what: (format) => `it is a picture (${format})`,
    help: 'It holds no text to read. If it is a scan, turn it into text first.',
  },
  media: {
    what: (format) => `it is sound, film or animation (${format})`,
    help: 'It holds no text to read. Choose another file.',
  },
  program: {
    what: (format) => `it is a program or a file of the system (${format})`,
    help: 'It holds no text to read. Choose another file.',
  },
  shortcut: {
    what: () => 'it is only a shortcut',
    help: 'Open the file it points to.',
  },
});

/** Only its name says what it is. @param {string} ending */
export const onlyNamed = (ending) => ({
  what: `its name says .${ending}, but what is in it is something else`,
  help: 'It is likely encrypted, or only part of it was downloaded. Save it as plain text (.txt) where it can be read, and open that.',
});
