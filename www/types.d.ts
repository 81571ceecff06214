/**
 * The shapes that cross a boundary: page ↔ element, client ↔ worker, JavaScript ↔ Rust. Written once, here.
 *
 * Units: an *offset* counts UTF-16 code units. A *line* is a line of the decoded file, from 0. A *row* is what the text
 * pane draws as one block, counted from 0 over everything open: a line that is not blank, or a piece of a very long one.
 * A *node* is an entry of the outline, numbered from 0 in reading order over everything open.
 */

// ── engine: what a request takes and gives ─────────────────────────────────────────────────────────────────────────

/** What the engine does, on whichever side of a worker it runs: one entry for each request. */
export interface Methods {
  /** Reads files. Those that can be read replace what is open (or join it, with `keep`); if none can, nothing changes. */
  open(input: { files: FileInput[]; keep?: boolean }): Opened;
  /** Forgets everything open. */
  close(): void;
  /**
   * Puts a line of a file right and decodes the file's outline again around it. Nodes are numbered anew, rows stay, the
   * hits of the last filter are forgotten. A file that is not open or a line without text changes nothing.
   */
  correct(input: { file: number; line: number; kind: CorrectionKind }): Opened;
  /** Takes the last correction of a file back, if there is one. */
  undoCorrection(input: { file: number }): Opened;
  /** Takes corrections as `OpenedFile.corrections` has them, in place of those of a file. */
  setCorrections(input: { file: number; corrections: string }): Opened;
  /** The rows `start <= row < end`, cut to what there is. */
  rows(input: { start: number; end: number }): Row[];
  /**
   * Finds every place of a query. The hits stay with the engine until the next filter; `''` clears them. The answer brings
   * all that changes in `sight`, so that one message and one frame draw it. With `orElse`, a query that finds nothing is
   * answered so, but the hits that stay are those of `orElse`.
   */
  filter(input: {
    query: string;
    options?: FilterOptions;
    sight: Sight;
    orElse?: { query: string; options?: FilterOptions };
  }): Filtered;
  /** What would be found in place of a query that finds nothing, the best first; only what has hits. */
  suggest(input: object): Suggestion[];
  /** The paragraphs with hits, by number from 0 in an order; `start <= number < end`, cut to what there is. */
  passages(input: { start: number; end: number; order: PassageOrder }): Passage[];
  /**
   * The hits in the rows `start <= row < end`. Shape `[n, 5]`, flattened: number of the hit, row, start and end offset in
   * the row, and 1 if it was found by its pinyin, else 0.
   */
  hits(input: { start: number; end: number }): Uint32Array;
  /** Where a hit stands, by its number in reading order from 0; null past the last. */
  hit(input: { number: number }): HitPlace | null;
  /** The number of the first hit in `row` or after it; the count of hits where there is none. */
  hitFrom(input: { row: number }): number;
  /** How many hits fall in each of `buckets` equal parts of everything open. */
  strip(input: { buckets: number }): Uint32Array;
  /** The hits of a node and its descendants, or all. Shape `[n, 4]`, flattened: file, line, start and end offset in the line. */
  matches(input: { node?: number }): Uint32Array;
  /**
   * Takes the segmenter and its dictionary, which are fetched where they are given by their URLs; words can be cut from then
   * on. Nothing else waits for it.
   */
  loadWords(input: { wasm: string | WebAssembly.Module; dictionary: string | Blob }): void;
  /**
   * Takes the packed table of pinyin. Without one, letters are looked for as they stand, and a note of code `no-pinyin` says
   * so. A client fetches it by itself where it was told the address.
   */
  takePinyin(input: { table: ArrayBuffer }): void;
  /** Takes the reader's own words in place of former ones: a word a line, with its frequency or without. */
  setUserWords(input: { list: string }): TakenWords;
  /** The words of a node and how often they stand there, the most frequent first. */
  wordCounts(input: { node: number; limit: number }): { word: string; count: number }[];
  /** Where each word of a text ends, as offsets; empty without a dictionary. Without `hmm: false`, words it lacks are guessed. */
  cut(input: { text: string; hmm?: boolean }): Uint32Array;
  /** The word around an offset in a row, as offsets in the row; null without a dictionary. */
  wordAt(input: { row: number; offset: number }): { start: number; end: number } | null;
  /** What sets a node apart from the rest, strongest first; empty without a dictionary. */
  keywords(input: { node: number; limit: number }): Keyword[];
  /** Everything open as text in a format; `json` has one line for each file, in the form of the command line. */
  exportAs(input: { format: ExportFormat }): string;
}

/** What became of a list of the reader's own words. A line that cannot be read does not keep the others from being taken. */
export interface TakenWords {
  /** How many words there are. */
  taken: number;
  /**
   * The lines that cannot be read: their numbers from 1, how they begin, and why. `frequency`: what stands after the word is
   * no whole number. `space`: there is white space in the word; as text is cut there, it would never be found.
   */
  faults: { line: number; text: string; why: 'frequency' | 'space' }[];
}

/**
 * What the reader knows better of a line: it begins an essay; it is running text; it is a heading, or one level further
 * out than it was; the heading is one level further in.
 */
export type CorrectionKind = 'title' | 'body' | 'promote' | 'demote';

export type ExportFormat = 'markdown' | 'json' | 'opml';

export interface FileInput {
  name: string;
  /** A `Blob` (or `File`) is read by the worker, so that the page never holds its bytes. */
  bytes: Blob | ArrayBuffer;
  /** A WHATWG name; found from the bytes where it is missing. */
  encoding?: string;
  /** The bytes cannot change: they are not those of a file on a disk. */
  isCopy?: boolean;
}

export interface Opened {
  files: OpenedFile[];
  /** The files that could not be read; what was open before is still open if none could. */
  failed: { name: string; error: ErrorPayload }[];
  /** What was read, to be read again by another engine; empty but for what `open` gives. The client keeps it to itself. */
  sources: FileInput[];
  nodes: PackedNodes;
  rowCount: number;
  /** UTF-16 code units of everything open. */
  length: number;
}

export interface OpenedFile {
  name: string;
  encoding: string;
  warnings: Warning[];
  byteLength: number;
  lineCount: number;
  /** Characters that are not white space. */
  charCount: number;
  firstNode: number;
  nodeCount: number;
  firstRow: number;
  rowCount: number;
  /** What the reader put right in it, as it can be saved: `title 12 promote 31`; empty for nothing. */
  corrections: string;
}

export interface Warning {
  code: 'replaced-bytes';
  message: string;
  count: number;
}

/** The nodes of the outline in columns: a hundred thousand cost a few milliseconds so. */
export interface PackedNodes {
  count: number;
  /** One line a node, each with its `\n`. A lead's title is without its closing mark. */
  titles: string;
  /** One line a node, each with its `\n`; empty but for essays with a subtitle. */
  subtitles: string;
  /** One line a node, each with its `\n`: the number as it is written (一、, （二）, 一是), the start of the title; or empty. */
  numbers: string;
  /** One line a node, each with its `\n`: why it is in the outline. */
  reasons: string;
  /**
   * Shape `[count, 10]`, flattened; the columns are, in order:
   * kind (0 essay, 1 heading, 2 lead) · parent + 1 (0: none) · level (0 for an essay) · line of its title in its file ·
   * row of its title · first row, which is before that where notices or front matter open an essay · offset in everything open · length in code units, descendants included · characters that are not white space,
   * descendants included · confidence in thousandths.
   */
  columns: Uint32Array;
}

export interface Row {
  row: number;
  file: number;
  line: number;
  /** Where the row starts in its line: after the white space that opens it, or where the piece before ends. */
  start: number;
  /** Where the row starts in everything open. */
  at: number;
  kind: 'body' | 'notice' | 'title' | 'subtitle' | 'byline' | 'heading' | 'lead';
  /** Level of a heading or lead, from 1; else 0. */
  level: number;
  /** The innermost node that this row belongs to. */
  node: number;
  /** The length of the lead that opens the row; else 0. */
  lead: number;
  text: string;
}

export interface FilterOptions {
  /** Both ends of a hit must be ends of words; without a dictionary a note says that it had to be let go. */
  wholeWord?: boolean;
  /** Within what all terms must stand; a paragraph where nothing is said. */
  scope?: 'paragraph' | 'section' | 'essay';
  /** Whether simplified, traditional and variant characters are the same; true where nothing is said. */
  variants?: boolean;
  /** Whether “ ” 「 」 and " are the same, and ‘ ’ 『 』 and '; where nothing is said, as `variants`. */
  quotes?: boolean;
  /** Whether full-width and other compatibility forms are the plain ones (Ａ is A, ㎏ is kg); true where nothing is said. */
  width?: boolean;
  /** Whether capitals are small letters; true where nothing is said. */
  case?: boolean;
  /** Whether Latin letters are looked for as pinyin too; true where nothing is said. */
  pinyin?: boolean;
  /** The query is a regular expression. */
  regex?: boolean;
  /** The query is what an input method shows before anything is chosen: its letters are pinyin. */
  composing?: boolean;
}

export interface Filtered {
  query: string;
  total: number;
  /** Hits for each node, those of its descendants included. */
  nodeHits: Uint32Array;
  /** How many essays have hits. */
  essayCount: number;
  /** How many other nodes have hits outside their descendants. */
  sectionCount: number;
  /** How many of the hits were found by their pinyin only. */
  pinyinTotal: number;
  /** How many paragraphs have hits. */
  passageCount: number;
  /** How the query was read, for the chips; in order. */
  terms: QueryTerm[];
  notes: FilterNote[];
  seen: Seen;
}

/** What the views show. */
export interface Sight {
  /** The row at the upper edge of the text. */
  topRow: number;
  /** The rows whose hits are wanted, `start <= row < end`. */
  rows: { start: number; end: number };
  /** The passages in sight, by number in their order; none while they are hidden. */
  passages: { start: number; end: number; order: PassageOrder };
  /** Ticks of the strip. */
  buckets: number;
}

/** What a filter found in a `Sight`. */
export interface Seen {
  sight: Sight;
  /** The number of the first hit from `topRow` on, as `Methods.hitFrom` gives it. */
  hitFrom: number;
  /**
   * The hits in all titles. Shape `[n, 4]`, flattened: node, in ascending order, start and end offset in its title, and 1 if
   * it was found by its pinyin, else 0.
   */
  titles: Uint32Array;
  /** As `Methods.hits` gives them. */
  hits: Uint32Array;
  passages: Passage[];
  strip: Uint32Array;
}

export interface QueryTerm {
  /** Without quotes, sign or prefix. */
  text: string;
  /** As it would have to be typed. */
  typed: string;
  /** How it stands to the term before it. */
  joint: 'and' | 'or' | 'not';
  /** It stood in quotes. */
  literal: boolean;
  /** It is looked for in titles and headings only. */
  inTitle: boolean;
}

export interface Suggestion {
  /** Its words, all of them; the longest part that occurs; what sounds the same. */
  kind: 'words' | 'part' | 'sounds-alike' | 'nearly-same';
  /** What to filter by instead. */
  query: string;
  total: number;
}

export type PassageOrder = 'place' | 'relevance';

/** A paragraph with hits, cut to what is worth showing. */
export interface Passage {
  row: number;
  /** The innermost node it belongs to. */
  node: number;
  /** The number of its first hit. */
  firstHit: number;
  hitCount: number;
  /** Where `text` starts in the row, as an offset. */
  from: number;
  /** Some hundred characters around the first hit. */
  text: string;
  /** Whether there is more of the row after `text`. */
  goesOn: boolean;
  /** The hits in `text`. Shape `[n, 4]`, flattened: number of the hit, start and end offset, and 1 if by its pinyin. */
  hits: number[];
}

/** Something about a query that the reader should know: it was odd, or had to be read another way. */
export interface FilterNote {
  code: string;
  message: string;
  /** Values the page's own sentence may name. */
  values: Record<string, number>;
}

export interface HitPlace {
  number: number;
  row: number;
  start: number;
  end: number;
  node: number;
}

export interface Keyword {
  word: string;
  /** How often it stands in the node. */
  count: number;
  /** From 0 to 1, the first one has 1. */
  weight: number;
}

/** An error as data: an `Error` loses its fields on the way out of a worker. */
export interface ErrorPayload {
  /** A stable word: `empty`, `binary`, `unknown-encoding`, `too-large`, `engine-stopped`, `aborted` … */
  code: string;
  /** What went wrong, and where. */
  message: string;
  /** What to do. */
  help: string;
  /** The place, where there is one: bytes from the start of the file. */
  at: number | null;
  /** Values the page's own sentence may name. */
  values: Record<string, string | number>;
}

// ── engine: messages between client and worker ─────────────────────────────────────────────────────────────────────

export type Request = {
  [M in keyof Methods]: { id: number; method: M; input: Parameters<Methods[M]>[0] };
}[keyof Methods];

/**
 * What a worker says: that it runs or cannot (`id: 0`), how far it is, how a request ended, or that it lost the words; that
 * it lives, and that it has begun a request that can take long.
 */
export type Reply =
  | { id: number; result: unknown }
  | { id: number; error: ErrorPayload }
  | { progress: Progress }
  | { lostWords: ErrorPayload }
  | { beat: true }
  | { taken: number };

export interface Progress {
  /** What is being done. */
  stage: 'reading' | 'parsing' | 'words';
  name: string;
  /** Files, a part of one counted too. */
  done: number;
  total: number;
}

// ── element: what an embedder sees ─────────────────────────────────────────────────────────────────────────────────

export interface Outline {
  files: {
    name: string;
    encoding: string;
    warnings: Warning[];
    /** What the reader put right, as it can be saved; see `OpenedFile`. */
    corrections: string;
    essays: OutlineNode[];
  }[];
}

export interface OutlineNode {
  id: number;
  kind: 'essay' | 'heading' | 'lead';
  level: number;
  title: string;
  number: string | null;
  line: number;
  confidence: number;
  reason: string;
  children: OutlineNode[];
}

export interface FilterResult {
  query: string;
  total: number;
  /** Hits include those of descendants; nodes without one are left out. */
  nodes: { id: number; hits: number }[];
  notes: FilterNote[];
}

/** What `gangmu-filter` tells: a filter has been answered, or what is shown of it has changed. */
export interface FilterDetail {
  /** `''`, and nothing found, while none is on. */
  query: string;
  total: number;
  notes: FilterNote[];
  options: FilterOptions;
  /** Whether the outline keeps only what has hits. */
  narrow: boolean;
  /** The order of the passages. */
  order: PassageOrder;
}

export interface Match {
  file: number;
  line: number;
  start: number;
  end: number;
}

export type OpenSource = File | Blob | ArrayBuffer | URL | string | (File | Blob | ArrayBuffer | URL | string)[];

export interface OpenOptions {
  name?: string;
  encoding?: string;
  /** Keep what is open and add to it. */
  keep?: boolean;
  signal?: AbortSignal;
}

// ── engine: what the element holds ─────────────────────────────────────────────────────────────────────────────────

/**
 * The engine as the element sees it, in a worker or in the same thread (`engine/client.js` makes it).
 *
 * Every call ends: in a result, or by rejecting with an `EngineError` (`engine/error.js`) that has the fields of
 * `ErrorPayload`. A newer `filter` ends an older one that still waits with code `superseded`; an aborted signal ends a
 * call with code `aborted`. Files are opened in another worker while the one with what is open goes on answering. When a
 * worker dies, calls end with `engine-stopped` (`values.reopened` is 1 where what was open is open again), and a fresh one
 * takes its place; one that was only silent is asked again in the same way, and nobody is told. Where what was open cannot
 * be opened again, every call ends with `reopen-failed` until something else is opened.
 */
export interface EngineClient {
  /** The engine runs; asking for it starts one. Rejects with an `EngineError` that says what keeps it from running. */
  readonly ready: Promise<void>;
  call<M extends keyof Methods>(
    method: M,
    input: Parameters<Methods[M]>[0],
    options?: { signal?: AbortSignal },
  ): Promise<ReturnType<Methods[M]>>;
  /**
   * Has the table of pinyin loaded. The first query with letters does so too, and waits for it; where it cannot be had, the
   * query is answered without, until the next `open`. Rejects with an `EngineError` that says why.
   */
  loadPinyin(): Promise<void>;
  /** Called while files are read. */
  onprogress: ((progress: Progress) => void) | null;
  /**
   * Called when words can no longer be cut: what cuts them has stopped (`words-stopped`), or has taken the engine with it
   * (`engine-stopped`). No call waits for that.
   */
  onlostwords: ((error: ErrorPayload) => void) | null;
  /** Whether a call is answered without an engine being started for it. */
  readonly isAwake: boolean;
  /** Whether a call has not ended. */
  readonly isBusy: boolean;
  /**
   * Ends the worker; every waiting call ends with code `closed`, an opening with `aborted`, and so does every call until
   * `wake`. What is open is opened again when something is asked then.
   */
  rest(): void;
  wake(): void;
  /** Ends the worker as `rest` does, for good. */
  dispose(): void;
}
