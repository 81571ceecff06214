/** @import { ErrorPayload } from '../types.js' */
import { figure, size } from './figures.js';

/** The kinds of files that are no text, by the name of their format. @type {Record<string, string[]>} */
const KINDS = {
  图片: ['PNG', 'JPEG', 'GIF', 'BMP', 'TIFF', 'ICO', 'RIFF'],
  压缩包: ['ZIP', 'GZIP', '7Z', 'RAR', 'XZ', 'ZSTD', 'BZIP2'],
  程序: ['ELF', 'EXE', 'Mach-O', 'WASM'],
};
/** @param {string | number} format */
const kindOf = (format) => Object.keys(KINDS).find((kind) => KINDS[kind].includes(String(format))) ?? '文件';

/** 简体中文：页面上的每一句话；别的语言照它的键来。 */
export const zhHans = {
  lang: 'zh-Hans',
  figure,
  size,

  outline: '提纲',
  text: '正文',
  filter: '筛选',
  filterHint: '筛选：词，可用空格隔开几个',
  previousHit: '上一处（Shift+Enter）',
  nextHit: '下一处（Enter）',
  clear: '清空（Esc）',
  terms: '条件',
  joints: { and: '且', or: '或', not: '不含' },
  /** @param {string} term */
  dropTerm: (term) => `去掉 ${term}`,
  levels: '层级',
  levelNames: { essays: '篇', first: '一', all: '全' },
  levelHints: { essays: '只看篇名', first: '看到第一层标题', all: '看到全部标题' },
  narrow: '只看命中',
  narrowHint: '只留下有命中的节；关上则全部留下，只作标记',

  /** @param {number} essays @param {number} sections @param {number} chars */
  whole: (essays, sections, chars) => `${figure(essays)} 篇 · ${figure(sections)} 节 · ${figure(chars)} 字`,
  /** @param {number} hits @param {number} essays @param {number} sections */
  found: (hits, essays, sections) => `${figure(hits)} 处 · ${figure(essays)} 篇 · ${figure(sections)} 节`,
  nothingFound: '没有找到',
  /** @param {string} query */
  noHit: (query) => `没有找到“${query}”`,
  noHitOneTerm: '换一个更短的词试试；提纲仍在下面，没有变。',
  noHitTerms: '几个词要在同一段里才算。去掉一个试试；提纲仍在下面，没有变。',
  /** @param {number} count */
  hits: (count) => `${figure(count)} 处`,
  /** @param {number} count */
  sections: (count) => (count ? `${figure(count)} 节` : '没有小标题'),
  untitled: '（无题）',
  unnamed: '未命名的文字',
  /** @param {string} reason @param {number} percent */
  unsure: (reason, percent) => `${reason}（把握 ${percent}%）`,
  /** @param {number} chars @param {number} sections @param {number} minutes */
  facts: (chars, sections, minutes) => `${figure(chars)} 字 · ${sections || '无'} 节 · 约 ${figure(minutes)} 分钟`,

  card: '本篇',
  closeCard: '合上',
  cardFigures: { chars: '字', paragraphs: '段', sections: '节', minutes: '分钟' },
  keywords: '关键词',
  keywordsCaption: '关键词与出现次数',
  /** @param {string} word */
  filterBy: (word) => `筛选“${word}”`,
  sectionLengths: '各节长短',
  /** @param {string} title @param {number} chars */
  sectionLength: (title, chars) => `${title}：${figure(chars)} 字`,

  /** @param {string} name */
  opening: (name) => `正在打开 ${name}`,
  /** @param {number} bytes of all files @param {number} done @param {number} total files */
  openingPart: (bytes, done, total) =>
    `${total > 1 ? `第 ${done + 1} 份，共 ${total} 份，` : ''}${size(bytes)}。读完之前，原来的文稿还在下面。`,
  progress: '打开进度',
  stop: '停止',
  dismiss: '知道了',
  /** @param {string} name @param {string} what */
  cannotOpen: (name, what) => `打不开 ${name}：${what}`,
  /** @param {string} name */
  oddBytes: (name) => `${name} 里有些字认不出来`,
  /** @param {number} count @param {string} encoding */
  oddBytesWhy: (count, encoding) =>
    `按 ${encoding} 读，有 ${figure(count)} 处字节不成字，显示为“�”。若满篇都是，多半是编码不对：请用编辑器另存为 UTF-8 再打开。`,
  unchanged: '原来打开的文稿没有变。',

  /** 为什么、怎么办；每一项回答一个错误代码。 */
  errors: /** @type {Record<string, (error: ErrorPayload) => { what: string, help: string }>} */ ({
    empty: () => ({ what: '里面没有字', help: '文件是空的，或只有空白。请换一个文件。' }),
    unreadable: () => ({
      what: '读不到它的内容',
      help: '它可能被移走、改名，或正被别的程序占用。请看看它还在不在，再打开一次。',
    }),
    binary: ({ values }) => ({
      what: values.format ? `它其实是 ${values.format} ${kindOf(values.format)}` : '它不是文本',
      help: '里面没有可直接读的文字。若是扫描的文稿，请先用文字识别软件转成文本；若是压缩包，请先解开。',
    }),
    unsupported: ({ values }) => ({
      what: `还读不了 ${values.format} ${kindOf(values.format)}`,
      help: '请在原来的软件里另存为纯文本 .txt，再打开；若是压缩包，请先解开。',
    }),
    'unknown-encoding': () => ({
      what: '认不出是什么编码',
      help: '请用编辑器另存为 UTF-8，再打开。',
    }),
    'unknown-label': ({ values }) => ({
      what: `没有叫“${values.label}”的编码`,
      help: '可用 utf-8、gb18030、big5、utf-16le、utf-16be。',
    }),
    'too-large': ({ values }) => ({
      what: '文件太大',
      help: `它有 ${size(Number(values.byteLength))}，最多能开 ${size(Number(values.allowed))}。请分成几份再打开。`,
    }),
    'fetch-failed': ({ values }) => ({
      what: `取不到 ${values.url ?? '这个地址'}`,
      help: `${values.status ? `对方回答 ${values.status}。` : '可能断网了，或对方不许别的网页来取。'}请检查地址后再试。`,
    }),
    'engine-stopped': () => ({
      what: '解析程序中途停了',
      help: '已换上新的，并重新打开了原来的文稿。若同一个文件总是这样，请告诉我们。',
    }),
    'wasm-blocked': () => ({
      what: '这个网页不许运行 WebAssembly',
      help: '请让网站管理员在 Content-Security-Policy 的 script-src 里加上 ‘wasm-unsafe-eval’。',
    }),
    'wasm-failed': () => ({
      what: '解析程序没能取来或启动',
      help: '请检查网络后重新载入页面；若一直这样，请换一个较新的浏览器。',
    }),
  }),
  /** @param {ErrorPayload} error */
  otherError: ({ message, help }) => ({ what: '出了意外', help: [message, help].filter(Boolean).join('；') }),
};
