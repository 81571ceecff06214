/** @import { Strings } from './index.js' */
import { figure, readingTime, size } from './figures.js';
import { kinds, onlyNamed } from './kinds/zh-Hant.js';

/** The kinds of files that are no text, by the name of their format. @type {Record<string, string[]>} */
const KINDS = {
  圖片: ['PNG', 'JPEG', 'GIF', 'BMP', 'TIFF', 'ICO', 'RIFF'],
  壓縮檔: ['ZIP', 'GZIP', '7Z', 'RAR', 'XZ', 'ZSTD', 'BZIP2'],
  程式: ['ELF', 'EXE', 'Mach-O', 'WASM'],
};
/** @param {string | number} format */
const kindOf = (format) => Object.keys(KINDS).find((kind) => KINDS[kind].includes(String(format))) ?? '檔案';

/** @type {Strings} */
export const zhHant = {
  lang: 'zh-Hant',
  figure,
  size,

  outline: '提綱',
  text: '正文',
  filter: '篩選',
  filterHint: '篩選：詞，用空格隔開',
  previousHit: '上一處（Shift+Enter）',
  nextHit: '下一處（Enter）',
  clear: '清空（Esc）',
  placeAmong: (number, total) => `第 ${figure(number)} 處，共 ${figure(total)} 處`,
  terms: '條件',
  joints: { and: '且', or: '或', not: '不含' },
  dropTerm: (term) => `去掉 ${term}`,
  moreTerms: (count) => `… 還有 ${figure(count)} 個`,
  levels: '層級',
  levelNames: { essays: '篇', first: '一', all: '全' },
  levelHints: { essays: '只看篇名', first: '看到第一層標題', all: '看到全部標題' },
  narrow: '只看命中',
  narrowHint: '只留下有命中的節；關上則全部留下，只作標記',

  whole: (essays, sections, chars) => `${figure(essays)} 篇 · ${figure(sections)} 節 · ${figure(chars)} 字`,
  found: (hits, essays, sections) => `${figure(hits)} 處 · ${figure(essays)} 篇 · ${figure(sections)} 節`,
  foundByPinyin: (count) => `拼音 ${figure(count)} 處`,
  noHit: (text) => `沒有連寫的「${text}」`,
  noHitTogether: (query) => `沒有找到「${query}」`,
  leftOver: (query) => `上一份的篩選「${query}」在這裡沒有`,
  clearLeftOver: '清空',
  noHitOneTerm: '換一個更短的詞試試；提綱仍在下面，沒有變。',
  noHitTerms: '幾個詞沒有在一起。去掉一個，或把範圍放寬到節、篇；提綱仍在下面，沒有變。',
  otherwise: '換一種找法：',
  offers: { words: '分開找', part: '最長的一段', 'sounds-alike': '同音', 'nearly-same': '差一字' },
  inTitle: '標題：',

  options: '找法',
  optionsOn: (count) => `找法（改了 ${count} 項）`,
  switches: {
    wholeWord: { label: '全字詞', hint: '兩端都要是詞的邊界：找「人民」時不算「個人民主」' },
    variants: { label: '異體同找', hint: '簡體、繁體、異體當作同一個字' },
    quotes: { label: '引號同找', hint: '「 」 “ ” " 當作同一個，『 』 ‘ ’ \' 也是' },
    width: { label: '全半形同找', hint: '全形、半形和相容形式當作同一個：Ａ 是 A，㎏ 是 kg' },
    case: { label: '不分大小寫', hint: '大寫、小寫字母當作同一個' },
    pinyin: { label: '拼音', hint: '字母也當拼音找：全拼、首字母都行' },
    regex: { label: '正則', hint: '把輸入的當作正則表達式' },
  },
  scope: '範圍',
  scopes: { paragraph: '段', section: '節', essay: '篇' },
  scopeHints: { paragraph: '幾個詞要在同一段裡', section: '幾個詞在同一節裡就算', essay: '幾個詞在同一篇裡就算' },
  wordsNotReady: (percent) =>
    percent ? `正在分詞（${percent}%），分完才能只找全字詞。` : '詞典還沒有取來，來了才能只找全字詞。',
  filterNotes: {
    'unclosed-quote': () => '引號還沒有關上，後面的都當作原句。',
    'only-operators': () => '只有符號，還沒有要找的詞。',
    'only-excluded': () => '只說了不要什麼，還沒說要找什麼。',
    'empty-title': () => '「標題：」後面還沒有詞。',
    'too-many-terms': ({ values }) =>
      `有 ${figure(values.count)} 個詞，太多了，只按前 ${figure(values.allowed)} 個來找。`,
    'words-not-ready': () => '詞典還沒有備好，暫不分全字詞。',
    'no-pinyin': () => '拼音表沒有取到，字母只照字面找。請檢查網路，再打開一次文稿。',
    'timed-out': () => '太費時，只找了一部分，可能還有別處。',
    'also-by-pinyin': ({ values }) => `按字面找到了；當作拼音還有 ${figure(values.count)} 處。`,
    'pattern-syntax': () => '還不是完整的正則表達式：括號要成對；要找符號本身，前面加一個 \\；(?=…) 和 \\1 不認。',
    'pattern-too-long': () => '正則表達式太長，最多 1000 字。',
  },

  passages: '段落',
  closePassages: '合上段落',
  orders: { place: '按位置', relevance: '按相關' },
  orderName: '排序',
  passagesCut: (count) => `只列出前 ${figure(count)} 段。再加一個詞，會更準。`,
  hits: (count) => `${figure(count)} 處`,
  sections: (count) => (count ? `${figure(count)} 節` : '沒有小標題'),
  untitled: '（無題）',
  unnamed: '未命名的文字',
  unsure: (reason, percent) => `${reason}（把握 ${percent}%）`,
  facts: (chars, sections, minutes) => {
    const { unit, count } = readingTime(minutes);
    return `${figure(chars)} 字 · ${zhHant.sections(sections)} · 約 ${figure(count)} ${zhHant.cardFigures[unit]}`;
  },

  selection: {
    counting: '正在數選取的字…',
    selected: (chars, isWhole) => `${isWhole ? '全文已選取' : '已選取'} ${figure(chars)} 字`,
    copying: '正在複製，文字多，請稍候…',
    copied: (chars) => `已複製 ${figure(chars)} 字`,
    refused: '瀏覽器剛才不讓複製。文字現在備好了，請再按一次 Ctrl+C。',
  },

  printed: {
    essay: '全文太長，一次印不了。這裡是正在讀的這一篇；要印別的篇，請先翻到那裡再印。',
    window: '這裡只是正在讀的這一段，不是全文。要印全文，請用 Ctrl+P。',
  },

  card: '本篇',
  closeCard: '合上',
  cardFigures: { chars: '字', paragraphs: '段', sections: '節', minutes: '分鐘', hours: '小時' },
  keywords: '關鍵詞',
  noKeywords: '沒有突出的詞。',
  thisSection: '本節',
  wordsOf: '詞的範圍',
  frequentWords: '詞頻',
  readingWords: (percent) => `正在分詞（${percent}%）…`,
  keywordsCaption: '關鍵詞與出現次數',
  keywordsHint: '最突出的在前，條長是出現的次數。',
  filterBy: (word) => `篩選「${word}」`,
  sectionLengths: '各節長短',
  sectionLength: (title, chars) => `${title}：${figure(chars)} 字`,

  opening: (name) => `正在打開 ${name}`,
  fetching: (name) => `正在取 ${name}`,
  fetchingPart: (received, total) =>
    received ? `已取 ${size(received)}${total ? `，共 ${size(total)}` : ''}。` : '等對方回答。',
  openingPart: (bytes, done, total) =>
    `${total > 1 ? `第 ${done + 1} 份，共 ${total} 份，` : ''}${size(bytes)}。讀完之前，原來的文稿還在下面。`,
  progress: '打開進度',
  empty: '綱目列出中文文稿的提綱，邊輸邊篩。這裡還沒有開啟文稿。',
  stop: '停止',
  dismiss: '知道了',
  cannotOpen: (name, what) => `打不開 ${name}：${what}`,
  cannotOpenSome: (count) => `${figure(count)} 份沒能打開`,
  whichFailed: '哪些，為什麼',
  each: (what) => `都一樣：${what}。`,
  failedFor: (what, count) => `${what} · ${figure(count)} 份`,
  moreFailed: (count) => `還有 ${figure(count)} 份`,
  oddBytes: (name) => `${name} 裡有些字認不出來`,
  oddBytesWhy: (count, encoding) =>
    `按 ${encoding} 讀，有 ${figure(count)} 處位元組不成字，顯示為「�」。若滿篇都是，多半是編碼不對：請用編輯器另存為 UTF-8 再打開。`,
  outcomes: { unchanged: '原來打開的文稿沒有變。', others: '其餘的已經打開。' },

  kinds,
  onlyNamed,

  errors: {
    empty: () => ({ what: '裡面沒有字', help: '檔案是空的，或只有空白。請換一個檔案。' }),
    unreadable: () => ({
      what: '讀不到它的內容',
      help: '它可能被移走、改名，或正被別的程式占用。請看看它還在不在，再打開一次。',
    }),
    binary: ({ values }) => ({
      what: values.format ? `它其實是 ${values.format} ${kindOf(values.format)}` : '它不是文本',
      help: '裡面沒有可直接讀的文字。若是掃描的文稿，請先用文字辨識軟體轉成文本；若是壓縮檔，請先解開。',
    }),
    unsupported: ({ values }) => ({
      what: `還讀不了 ${values.format} ${kindOf(values.format)}`,
      help: '請在原來的軟體裡另存為純文字 .txt，再打開；若是壓縮檔，請先解開。',
    }),
    'unknown-encoding': () => ({
      what: '認不出是什麼編碼',
      help: '請用編輯器另存為 UTF-8，再打開。',
    }),
    'unknown-label': ({ values }) => ({
      what: `沒有叫「${values.label}」的編碼`,
      help: '可用 utf-8、gb18030、big5、utf-16le、utf-16be。',
    }),
    corrections: ({ values }) => ({
      what: `看不懂存下的修正：「${values.word}」`,
      help: '提綱沒有變。請重新修正，再存一次。',
    }),
    'words-failed': () => ({
      what: '分詞程式或詞典沒能取來',
      help: '請檢查網路後重新載入頁面。除了全字詞、關鍵詞和詞頻，其餘照常可用。',
    }),
    'words-stopped': () => ({
      what: '分詞程式中途停了',
      help: '請重新載入頁面。除了全字詞、關鍵詞和詞頻，其餘照常可用；若同一個檔案總是這樣，請告訴我們。',
    }),
    'empty-dictionary': () => ({
      what: '取來的詞典是空的',
      help: '請重新載入頁面。除了全字詞、關鍵詞和詞頻，其餘照常可用。',
    }),
    'not-a-dictionary': () => ({
      what: '取來的不是詞典',
      help: '可能是伺服器答了一個網頁。請檢查詞典檔放好沒有，再重新載入頁面；除了按詞的功能，其餘照常可用。',
    }),
    'dictionary-version': ({ values }) => ({
      what: `詞典是另一個版本的（第 ${values.found} 版，要第 ${values.expected} 版）`,
      help: '頁面與詞典沒有一起更新。請重新載入頁面；除了按詞的功能，其餘照常可用。',
    }),
    'cut-dictionary': ({ values }) => ({
      what: `詞典不完整（${figure(Number(values.found))} 位元組，應有 ${figure(Number(values.expected))} 位元組）`,
      help: '可能是下載中斷了。請重新載入頁面；除了按詞的功能，其餘照常可用。',
    }),
    'damaged-dictionary': () => ({
      what: '詞典壞了，校驗不符',
      help: '請清除快取後重新載入頁面；除了按詞的功能，其餘照常可用。',
    }),
    'too-large': ({ values }) => ({
      what: '檔案太大',
      help: `它有 ${size(Number(values.byteLength))}，最多能開 ${size(Number(values.allowed))}。請分成幾份再打開。`,
    }),
    'fetch-failed': ({ values: { url = '這個網址', reason, status, seconds, directive } }) =>
      ({
        status: { what: `取不到 ${url}`, help: `對方回答 ${status}。請檢查網址後再試。` },
        cut: { what: `${url} 沒有取完`, help: '下載到一半斷了。請檢查網路後再試。' },
        partial: { what: `${url} 沒有給全`, help: `對方只答了一段（${status}）。請換一個給出全文的網址。` },
        silent: { what: `${url} 沒有回音`, help: `等了 ${seconds} 秒，什麼也沒有來。請檢查網路，過一會兒再試。` },
        html: { what: `${url} 是一個網頁，不是文稿`, help: '網站多半沒有這個檔案，答了別的網頁。請檢查網址後再試。' },
        address: { what: `“${url}”不是完整的網址`, help: '請檢查有沒有寫錯，例如 https://example.com/文稿.txt。' },
        scheme: { what: `不能從這樣的網址取：${url}`, help: '只能取 http 或 https 的網址；本機上的檔案請直接打開。' },
        policy: {
          what: `這個網頁不許取 ${url}`,
          help: `請讓網站管理員在 Content-Security-Policy 的 ${directive} 裡加上它。`,
        },
        credentials: {
          what: `${url} 的網址裡寫了使用者名稱`,
          help: '瀏覽器不許帶使用者名稱、密碼去取。請去掉後再試。',
        },
      })[String(reason)] ?? { what: `取不到 ${url}`, help: '可能斷網了，或對方不許別的網頁來取。請檢查網址後再試。' },
    'reopen-failed': ({ values }) => ({
      what: `${values.name} 要再打開一次`,
      help: '解析程式重新啟動，要再讀這個檔案，可是它已移走或改動，讀不到原來的內容了。請重新打開它；在那之前不能篩選。',
    }),
    'out-of-memory': ({ values }) => ({
      what: `${values.name} 太大，這部裝置的記憶體不夠`,
      help: `它有 ${size(Number(values.byteLength))}，這裡大約能開 ${size(Number(values.allowed))}。請關掉別的網頁再試，或分成幾份打開。`,
    }),
    'engine-stopped': ({ values }) => ({
      what: '解析程式中途停了',
      help: `${values.reopened ? '已換上新的，並重新打開了原來的文稿' : '請再打開一次'}。若同一個檔案總是這樣，請告訴我們。`,
    }),
    'wasm-blocked': () => ({
      what: '這個網頁不許執行 WebAssembly',
      help: '請讓網站管理員在 Content-Security-Policy 的 script-src 裡加上 ‘wasm-unsafe-eval’。',
    }),
    'no-wasm': () => ({
      what: '這個瀏覽器不能執行 WebAssembly',
      help: '若開著「鎖定模式」一類的保護，請對本站關掉，或換一個瀏覽器。',
    }),
    'wasm-failed': () => ({
      what: '解析程式沒能取來或啟動',
      help: '請檢查網路，再打開一次；若一直這樣，請重新載入頁面，或換一個較新的瀏覽器。',
    }),
  },
  otherError: ({ message, help }) => ({ what: '出了意外', help: [message, help].filter(Boolean).join('；') }),
};
