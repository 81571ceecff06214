/** @import { KindStrings } from '../formats.js' */

/** 不是文本的文件：它是什么，怎么办。 */
export const kinds = /** @type {KindStrings} */ ({
  word: {
    what: (format) => `它是 Word 文稿（${format}）`,
    help: '还不能直接读。请在 Word 或 WPS 里另存为“纯文本（.txt）”，再打开那一份；也可以全选、复制，粘贴到这里。',
  },
  sheet: {
    what: (format) => `它是表格（${format}）`,
    help: '请在 Excel 或 WPS 里另存为 .txt 再打开，或把要看的文字复制出来，粘贴到这里。',
  },
  slides: {
    what: (format) => `它是幻灯片（${format}）`,
    help: '请在 PowerPoint 或 WPS 里把文字复制出来，粘贴到这里。',
  },
  pdf: {
    what: (format) => `它是 ${format}`,
    help: '请在阅读器里选中文字复制，粘贴到这里；若是扫描件，请先用文字识别软件转成文本。',
  },
  layout: {
    what: (format) => `它是版式文稿（${format}）`,
    help: '请用它的阅读器导出 .txt，或把文字复制出来，粘贴到这里。',
  },
  rtf: {
    what: (format) => `它是带格式的文稿（${format}）`,
    help: '请在写字板、Word 或 WPS 里另存为“纯文本（.txt）”，再打开那一份。',
  },
  book: {
    what: (format) => `它是电子书（${format}）`,
    help: '请用 Calibre 一类的软件转成 .txt，再打开。',
  },
  document: {
    what: (format) => `还读不了 ${format} 文件`,
    help: '请在原来的软件里另存为纯文本 .txt，再打开。',
  },
  password: {
    what: () => '它是设了打开密码的 Office 文稿',
    help: '请在 Word 或 WPS 里输入密码打开，另存为“纯文本（.txt）”，再打开那一份。',
  },
  locked: {
    what: () => '它加了密，只有指定的软件能读',
    help: '请在单位的加密软件里解密，或在能打开它的电脑上另存为“纯文本（.txt）”，再打开。',
  },
  archive: {
    what: (format) => `它是压缩包（${format}）`,
    help: '请先解开，再打开里面的文稿。',
  },
  picture: {
    what: (format) => `它是图片（${format}）`,
    help: '里面没有可直接读的文字。若是扫描的文稿，请先用文字识别软件转成文本。',
  },
  media: {
    what: (format) => `它是录音、录像或动画（${format}）`,
    help: '里面没有可直接读的文字。请换一个文件。',
  },
  program: {
    what: (format) => `它是程序或系统文件（${format}）`,
    help: '里面没有文稿。请换一个文件。',
  },
  shortcut: {
    what: () => '它只是一个快捷方式',
    help: '请打开它所指的那个文件。',
  },
});

/** 只有名字说它是什么。 @param {string} ending */
export const onlyNamed = (ending) => ({
  what: `名字说它是 .${ending} 文件，内容却认不出来`,
  help: '多半是加了密（如单位的文档加密软件），或没有下完。请在能打开它的电脑上另存为“纯文本（.txt）”，再打开。',
});
