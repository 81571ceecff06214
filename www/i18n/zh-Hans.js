/** @import { ErrorPayload, FilterNote } from '../types.js' */
import { figure, readingTime, size } from './figures.js';
import { kinds, onlyNamed } from './kinds/zh-Hans.js';

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
  filterHint: '筛选：词，用空格隔开',
  previousHit: '上一处（Shift+Enter）',
  nextHit: '下一处（Enter）',
  clear: '清空（Esc）',
  /** @param {number} number from 1 @param {number} total */
  placeAmong: (number, total) => `第 ${figure(number)} 处，共 ${figure(total)} 处`,
  terms: '条件',
  joints: { and: '且', or: '或', not: '不含' },
  /** @param {string} term */
  dropTerm: (term) => `去掉 ${term}`,
  /** @param {number} count */
  moreTerms: (count) => `… 还有 ${figure(count)} 个`,
  levels: '层级',
  levelNames: { essays: '篇', first: '一', all: '全' },
  levelHints: { essays: '只看篇名', first: '看到第一层标题', all: '看到全部标题' },
  narrow: '只看命中',
  narrowHint: '只留下有命中的节；关上则全部留下，只作标记',

  /** @param {number} essays @param {number} sections @param {number} chars */
  whole: (essays, sections, chars) => `${figure(essays)} 篇 · ${figure(sections)} 节 · ${figure(chars)} 字`,
  /** @param {number} hits @param {number} essays @param {number} sections */
  found: (hits, essays, sections) => `${figure(hits)} 处 · ${figure(essays)} 篇 · ${figure(sections)} 节`,
  /** @param {number} count */
  foundByPinyin: (count) => `拼音 ${figure(count)} 处`,
  /** @param {string} text */
  noHit: (text) => `没有连写的“${text}”`,
  /** @param {string} query */
  noHitTogether: (query) => `没有找到“${query}”`,
  /** @param {string} query */
  leftOver: (query) => `上一份的筛选“${query}”在这里没有`,
  clearLeftOver: '清空',
  noHitOneTerm: '换一个更短的词试试；提纲仍在下面，没有变。',
  noHitTerms: '几个词没有在一起。去掉一个，或把范围放宽到节、篇；提纲仍在下面，没有变。',
  otherwise: '换一种找法：',
  offers: { words: '分开找', part: '最长的一段', 'sounds-alike': '同音', 'nearly-same': '差一字' },
  inTitle: '标题：',

  options: '找法',
  /** @param {number} count */
  optionsOn: (count) => `找法（改了 ${count} 项）`,
  switches: {
    wholeWord: { label: '全字词', hint: '两端都要是词的边界：找“人民”时不算“个人民主”' },
    variants: { label: '异体同找', hint: '简体、繁体、异体当作同一个字' },
    quotes: { label: '引号同找', hint: '“ ” 「 」 " 当作同一个，‘ ’ 『 』 \' 也是' },
    width: { label: '全半角同找', hint: '全角、半角和兼容形式当作同一个：Ａ 是 A，㎏ 是 kg' },
    case: { label: '不分大小写', hint: '大写、小写字母当作同一个' },
    pinyin: { label: '拼音', hint: '字母也当拼音找：全拼、首字母都行' },
    regex: { label: '正则', hint: '把输入的当作正则表达式' },
  },
  scope: '范围',
  scopes: { paragraph: '段', section: '节', essay: '篇' },
  scopeHints: { paragraph: '几个词要在同一段里', section: '几个词在同一节里就算', essay: '几个词在同一篇里就算' },
  /** @param {number} percent */
  wordsNotReady: (percent) =>
    percent ? `正在分词（${percent}%），分完才能只找全字词。` : '词典还没有取来，来了才能只找全字词。',
  /** 对一条查询要说明的；每一项回答一个代码。 */
  filterNotes: /** @type {Record<string, (note: FilterNote) => string>} */ ({
    'unclosed-quote': () => '引号还没有关上，后面的都当作原句。',
    'only-operators': () => '只有符号，还没有要找的词。',
    'only-excluded': () => '只说了不要什么，还没说要找什么。',
    'empty-title': () => '“标题：”后面还没有词。',
    'too-many-terms': ({ values }) =>
      `有 ${figure(values.count)} 个词，太多了，只按前 ${figure(values.allowed)} 个来找。`,
    'words-not-ready': () => '词典还没有备好，暂不分全字词。',
    'no-pinyin': () => '拼音表没有取到，字母只照字面找。请检查网络，再打开一次文稿。',
    'timed-out': () => '太费时，只找了一部分，可能还有别处。',
    'also-by-pinyin': ({ values }) => `按字面找到了；当作拼音还有 ${figure(values.count)} 处。`,
    'pattern-syntax': () => '还不是完整的正则表达式：括号要成对；要找符号本身，前面加一个 \\；(?=…) 和 \\1 不认。',
    'pattern-too-long': () => '正则表达式太长，最多 1000 字。',
  }),

  passages: '段落',
  closePassages: '合上段落',
  orders: { place: '按位置', relevance: '按相关' },
  orderName: '排序',
  /** @param {number} count */
  passagesCut: (count) => `只列出前 ${figure(count)} 段。再加一个词，会更准。`,
  /** @param {number} count */
  hits: (count) => `${figure(count)} 处`,
  /** @param {number} count */
  sections: (count) => (count ? `${figure(count)} 节` : '没有小标题'),
  untitled: '（无题）',
  unnamed: '未命名的文字',
  /** @param {string} reason @param {number} percent */
  unsure: (reason, percent) => `${reason}（把握 ${percent}%）`,
  /** @param {number} chars @param {number} sections @param {number} minutes */
  facts: (chars, sections, minutes) => {
    const { unit, count } = readingTime(minutes);
    return `${figure(chars)} 字 · ${zhHans.sections(sections)} · 约 ${figure(count)} ${zhHans.cardFigures[unit]}`;
  },

  /** 选中的比窗口里的多时，正文下面说一句。 */
  selection: {
    counting: '正在数选中的字…',
    /** @param {number} chars @param {boolean} isWhole */
    selected: (chars, isWhole) => `${isWhole ? '全文已选中' : '已选中'} ${figure(chars)} 字`,
    copying: '正在复制，文字多，请稍等…',
    /** @param {number} chars */
    copied: (chars) => `已复制 ${figure(chars)} 字`,
    refused: '浏览器刚才不让复制。文字现在备好了，请再按一次 Ctrl+C。',
  },

  /** 印出的不是全文时，纸上先说一句。 */
  printed: {
    essay: '全文太长，一次印不了。这里是正在读的这一篇；要印别的篇，请先翻到那里再印。',
    window: '这里只是正在读的这一段，不是全文。要印全文，请用 Ctrl+P。',
  },

  card: '本篇',
  closeCard: '合上',
  cardFigures: { chars: '字', paragraphs: '段', sections: '节', minutes: '分钟', hours: '小时' },
  keywords: '关键词',
  noKeywords: '没有突出的词。',
  thisSection: '本节',
  wordsOf: '词的范围',
  frequentWords: '词频',
  /** @param {number} percent */
  readingWords: (percent) => `正在分词（${percent}%）…`,
  keywordsCaption: '关键词与出现次数',
  keywordsHint: '最突出的在前，条长是出现的次数。',
  /** @param {string} word */
  filterBy: (word) => `筛选“${word}”`,
  sectionLengths: '各节长短',
  /** @param {string} title @param {number} chars */
  sectionLength: (title, chars) => `${title}：${figure(chars)} 字`,

  /** @param {string} name */
  opening: (name) => `正在打开 ${name}`,
  /** @param {string} name */
  fetching: (name) => `正在取 ${name}`,
  /** @param {number} received @param {number} total bytes; 0 where nobody knows */
  fetchingPart: (received, total) =>
    received ? `已取 ${size(received)}${total ? `，共 ${size(total)}` : ''}。` : '等对方回答。',
  /** @param {number} bytes of all files @param {number} done @param {number} total files */
  openingPart: (bytes, done, total) =>
    `${total > 1 ? `第 ${done + 1} 份，共 ${total} 份，` : ''}${size(bytes)}。读完之前，原来的文稿还在下面。`,
  progress: '打开进度',
  empty: '纲目列出中文文稿的提纲，边输边筛。这里还没有打开文稿。',
  stop: '停止',
  dismiss: '知道了',
  /** @param {string} name @param {string} what */
  cannotOpen: (name, what) => `打不开 ${name}：${what}`,
  /** @param {number} count */
  cannotOpenSome: (count) => `${figure(count)} 份没能打开`,
  whichFailed: '哪些，为什么',
  /** 一条理由，对每一份都是。 @param {string} what */
  each: (what) => `都一样：${what}。`,
  /** @param {string} what @param {number} count */
  failedFor: (what, count) => `${what} · ${figure(count)} 份`,
  /** @param {number} count */
  moreFailed: (count) => `还有 ${figure(count)} 份`,
  /** @param {string} name */
  oddBytes: (name) => `${name} 里有些字认不出来`,
  /** @param {number} count @param {string} encoding */
  oddBytesWhy: (count, encoding) =>
    `按 ${encoding} 读，有 ${figure(count)} 处字节不成字，显示为“�”。若满篇都是，多半是编码不对：请用编辑器另存为 UTF-8 再打开。`,
  outcomes: { unchanged: '原来打开的文稿没有变。', others: '其余的已经打开。' },

  kinds,
  onlyNamed,

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
    corrections: ({ values }) => ({
      what: `看不懂存下的修正：“${values.word}”`,
      help: '提纲没有变。请重新修正，再存一次。',
    }),
    'words-failed': () => ({
      what: '分词程序或词典没能取来',
      help: '请检查网络后重新载入页面。除了全字词、关键词和词频，其余照常可用。',
    }),
    'words-stopped': () => ({
      what: '分词程序中途停了',
      help: '请重新载入页面。除了全字词、关键词和词频，其余照常可用；若同一个文件总是这样，请告诉我们。',
    }),
    'empty-dictionary': () => ({
      what: '取来的词典是空的',
      help: '请重新载入页面。除了全字词、关键词和词频，其余照常可用。',
    }),
    'not-a-dictionary': () => ({
      what: '取来的不是词典',
      help: '可能是服务器答了一个网页。请检查词典文件放好没有，再重新载入页面；除了按词的功能，其余照常可用。',
    }),
    'dictionary-version': ({ values }) => ({
      what: `词典是另一个版本的（第 ${values.found} 版，要第 ${values.expected} 版）`,
      help: '页面与词典没有一起更新。请重新载入页面；除了按词的功能，其余照常可用。',
    }),
    'cut-dictionary': ({ values }) => ({
      what: `词典不完整（${figure(Number(values.found))} 字节，应有 ${figure(Number(values.expected))} 字节）`,
      help: '可能是下载中断了。请重新载入页面；除了按词的功能，其余照常可用。',
    }),
    'damaged-dictionary': () => ({
      what: '词典坏了，校验不符',
      help: '请清除缓存后重新载入页面；除了按词的功能，其余照常可用。',
    }),
    'too-large': ({ values }) => ({
      what: '文件太大',
      help: `它有 ${size(Number(values.byteLength))}，最多能开 ${size(Number(values.allowed))}。请分成几份再打开。`,
    }),
    'fetch-failed': ({ values: { url = '这个地址', reason, status, seconds, directive } }) =>
      ({
        status: { what: `取不到 ${url}`, help: `对方回答 ${status}。请检查地址后再试。` },
        cut: { what: `${url} 没有取完`, help: '下载到一半断了。请检查网络后再试。' },
        partial: { what: `${url} 没有给全`, help: `对方只答了一段（${status}）。请换一个给出全文的地址。` },
        silent: { what: `${url} 没有回音`, help: `等了 ${seconds} 秒，什么也没有来。请检查网络，过一会儿再试。` },
        html: { what: `${url} 是一个网页，不是文稿`, help: '网站多半没有这个文件，答了别的网页。请检查地址后再试。' },
        address: { what: `“${url}”不是完整的地址`, help: '请检查有没有写错，例如 https://example.com/文稿.txt。' },
        scheme: { what: `不能从这样的地址取：${url}`, help: '只能取 http 或 https 的地址；本机上的文件请直接打开。' },
        policy: {
          what: `这个网页不许取 ${url}`,
          help: `请让网站管理员在 Content-Security-Policy 的 ${directive} 里加上它。`,
        },
        credentials: { what: `${url} 的地址里写了用户名`, help: '浏览器不许带用户名、密码去取。请去掉后再试。' },
      })[String(reason)] ?? { what: `取不到 ${url}`, help: '可能断网了，或对方不许别的网页来取。请检查地址后再试。' },
    'engine-stopped': ({ values }) => ({
      what: '解析程序中途停了',
      help: `${values.reopened ? '已换上新的，并重新打开了原来的文稿' : '请再打开一次'}。若同一个文件总是这样，请告诉我们。`,
    }),
    'reopen-failed': ({ values }) => ({
      what: `${values.name} 要再打开一次`,
      help: '解析程序重新启动，要再读这个文件，可是它已移走或改动，读不到原来的内容了。请重新打开它；在那之前不能筛选。',
    }),
    'out-of-memory': ({ values }) => ({
      what: `${values.name} 太大，这台设备的内存不够`,
      help: `它有 ${size(Number(values.byteLength))}，这里大约能开 ${size(Number(values.allowed))}。请关掉别的网页再试，或分成几份打开。`,
    }),
    'wasm-blocked': () => ({
      what: '这个网页不许运行 WebAssembly',
      help: '请让网站管理员在 Content-Security-Policy 的 script-src 里加上 ‘wasm-unsafe-eval’。',
    }),
    'no-wasm': () => ({
      what: '这个浏览器不能运行 WebAssembly',
      help: '若开着“锁定模式”一类的保护，请对本站关掉，或换一个浏览器。',
    }),
    'wasm-failed': () => ({
      what: '解析程序没能取来或启动',
      help: '请检查网络，再打开一次；若一直这样，请重新载入页面，或换一个较新的浏览器。',
    }),
  }),
  /** @param {ErrorPayload} error */
  otherError: ({ message, help }) => ({ what: '出了意外', help: [message, help].filter(Boolean).join('；') }),
};
