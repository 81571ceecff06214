/** What kind of file a format is: the formats as the core names them, and the endings of names. @satisfies {Record<string, { formats: string[], endings: string[] }>} */
const KINDS = {
  word: { formats: ['DOCX', 'DOC'], endings: ['docx', 'doc', 'docm', 'dotx', 'wps', 'wpt'] },
  sheet: { formats: ['XLSX', 'XLS', 'ODS'], endings: ['xlsx', 'xls', 'xlsm', 'et', 'ods'] },
  slides: { formats: ['PPTX', 'PPT', 'ODP'], endings: ['pptx', 'ppt', 'pps', 'ppsx', 'dps', 'odp'] },
  pdf: { formats: ['PDF'], endings: ['pdf'] },
  layout: { formats: ['OFD', 'CAJ', 'DJVU'], endings: ['ofd', 'caj', 'djvu', 'xps'] },
  rtf: { formats: ['RTF'], endings: ['rtf'] },
  book: { formats: ['EPUB', 'MOBI', 'CHM'], endings: ['epub', 'mobi', 'azw', 'azw3', 'chm'] },
  document: { formats: ['ODT', 'iWork', 'OLE', 'UTF-32'], endings: ['odt', 'pages', 'numbers', 'key'] },
  password: { formats: ['encrypted OOXML'], endings: /** @type {string[]} */ ([]) },
  locked: { formats: ['DRM'], endings: /** @type {string[]} */ ([]) },
  archive: {
    formats: ['ZIP', 'GZIP', '7Z', 'RAR', 'XZ', 'ZSTD', 'BZIP2'],
    endings: ['zip', 'gz', '7z', 'rar', 'xz', 'zst', 'bz2', 'tar', 'tgz'],
  },
  picture: {
    formats: ['PNG', 'JPEG', 'GIF', 'BMP', 'TIFF', 'ICO', 'PSD', 'HEIC'],
    endings: ['png', 'jpg', 'jpeg', 'gif', 'bmp', 'tif', 'tiff', 'ico', 'psd', 'heic', 'heif', 'avif', 'webp', 'svg'],
  },
  media: {
    formats: ['MP4', 'MP3', 'OGG', 'FLAC', 'Matroska', 'RIFF'],
    endings: ['mp4', 'm4a', 'mov', 'mp3', 'ogg', 'flac', 'mkv', 'webm', 'wav', 'avi', 'wma', 'wmv', 'amr', 'aac'],
  },
  program: {
    formats: ['ELF', 'EXE', 'Mach-O', 'WASM', 'SQLite', 'TTF', 'AppleDouble'],
    endings: ['exe', 'dll', 'so', 'dylib', 'wasm', 'msi', 'apk', 'dmg', 'iso', 'db', 'sqlite', 'ttf', 'otf', 'ttc'],
  },
  shortcut: { formats: ['LNK'], endings: ['lnk'] },
};

/** @typedef {keyof typeof KINDS} FileKind */
/** @typedef {Record<FileKind, { what: (format: string) => string, help: string }>} KindStrings what each kind is, and what to do */

/** @param {(kind: FileKind) => boolean} fits @returns {FileKind | null} */
const find = (fits) => /** @type {FileKind[]} */ (Object.keys(KINDS)).find(fits) ?? null;

/** The kind of a format that the core has named. @param {string | number | undefined} format */
export const kindOfFormat = (format) => find((kind) => KINDS[kind].formats.includes(String(format)));

/** The kind that a name claims. @param {string} name */
export function kindOfName(name) {
  const ending = /\.(\w{1,5})$/.exec(name)?.[1].toLowerCase();
  return ending === undefined ? null : find((kind) => KINDS[kind].endings.includes(ending));
}
