/** @import { KindStrings } from '../formats.js' */

/** 不是純文字的檔案：它是什麼，怎麼辦。 */
export const kinds = /** @type {KindStrings} */ ({
  word: {
    what: (format) => `它是 Word 文件（${format}）`,
    help: '還不能直接讀。請在 Word 或 WPS 裡另存為「純文字（.txt）」，再打開那一份；也可以全選、複製，貼到這裡。',
  },
  sheet: {
    what: (format) => `它是試算表（${format}）`,
    help: '請在 Excel 或 WPS 裡另存為 .txt 再打開，或把要看的文字複製出來，貼到這裡。',
  },
  slides: {
    what: (format) => `它是簡報（${format}）`,
    help: '請在 PowerPoint 或 WPS 裡把文字複製出來，貼到這裡。',
  },
  pdf: {
    what: (format) => `它是 ${format}`,
    help: '請在閱讀器裡選中文字複製，貼到這裡；若是掃描件，請先用文字辨識軟體轉成文字。',
  },
  layout: {
    what: (format) => `它是版式文件（${format}）`,
    help: '請用它的閱讀器匯出 .txt，或把文字複製出來，貼到這裡。',
  },
  rtf: {
    what: (format) => `它是帶格式的文件（${format}）`,
    help: '請在 WordPad、Word 或 WPS 裡另存為「純文字（.txt）」，再打開那一份。',
  },
  book: {
    what: (format) => `它是電子書（${format}）`,
    help: '請用 Calibre 一類的軟體轉成 .txt，再打開。',
  },
  document: {
    what: (format) => `還讀不了 ${format} 檔案`,
    help: '請在原來的軟體裡另存為純文字 .txt，再打開。',
  },
  password: {
    what: () => '它是設了開啟密碼的 Office 文件',
    help: '請在 Word 或 WPS 裡輸入密碼打開，另存為「純文字（.txt）」，再打開那一份。',
  },
  locked: {
    what: () => '它加了密，只有指定的軟體能讀',
    help: '請在單位的加密軟體裡解密，或在能打開它的電腦上另存為「純文字（.txt）」，再打開。',
  },
  archive: {
    what: (format) => `它是壓縮檔（${format}）`,
    help: '請先解開，再打開裡面的文件。',
  },
  picture: {
    what: (format) => `它是圖片（${format}）`,
    help: '裡面沒有可直接讀的文字。若是掃描的文件，請先用文字辨識軟體轉成文字。',
  },
  media: {
    what: (format) => `它是錄音、錄影或動畫（${format}）`,
    help: '裡面沒有可直接讀的文字。請換一個檔案。',
  },
  program: {
    what: (format) => `它是程式或系統檔案（${format}）`,
    help: '裡面沒有文稿。請換一個檔案。',
  },
  shortcut: {
    what: () => '它只是一個捷徑',
    help: '請打開它所指的那個檔案。',
  },
});

/** 只有名字說它是什麼。 @param {string} ending */
export const onlyNamed = (ending) => ({
  what: `名字說它是 .${ending} 檔案，內容卻認不出來`,
  help: '多半是加了密（如單位的文件加密軟體），或沒有下載完。請在能打開它的電腦上另存為「純文字（.txt）」，再打開。',
});
