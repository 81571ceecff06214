/** @import { ExportFormat, Outline } from '../types.js' */
/** @import { GangmuReaderElement } from '../element/gangmu-reader.js' */
/** @import { Settings } from './settings.js' */
/** @import { Shown } from './top-bar.js' */
import '../element/define.js';
import { nothing, render } from 'lit';
import base from '../view/base.css';
import tokens from '../view/tokens.css';
import { BackKey } from './back-key.js';
import { dropSheet, menus } from './menus.js';
import { findKey } from './find-key.js';
import { listenForKeys } from './keys.js';
import { AppVersion } from './offline.js';
import page from './page.css';
import { PlaceLink } from './place-link.js';
import { loadSettings, saveSettings } from './settings.js';
import { listenForFiles } from './sources.js';
import { pageStrings } from './strings.js';
import { topBar } from './top-bar.js';
import { UserWords, wordsSheet } from './user-words.js';
import { versionLine } from './version-line.js';

/** What a downloaded file is called after its dot. */
const EXTENSIONS = { markdown: 'md', json: 'json', opml: 'opml' };

const reader = /** @type {GangmuReaderElement} */ (/** @type {unknown} */ (document.querySelector('gangmu-reader')));
const top = /** @type {HTMLElement} */ (document.querySelector('#top'));
const files = /** @type {HTMLInputElement} */ (document.querySelector('input[type=file]'));
const sheets = /** @type {HTMLElement} */ (document.querySelector('#sheets'));
const systemIsDark = matchMedia('(prefers-color-scheme: dark)');

const state = {
  settings: loadSettings(),
  /** @type {Shown | null} */
  shown: null,
  hint: '',
  dragging: false,
  /** Whether the sample is being opened. */
  opensSample: false,
};

/** Stops what the reader of this page opens; null while that is nothing. @type {AbortController | null} */
let opening = null;

const words = new UserWords(reader, draw);
const version = new AppVersion(draw);

/** @param {Partial<typeof state>} change */
function set(change) {
  Object.assign(state, change);
  draw();
}

function draw() {
  const strings = pageStrings(state.settings.lang);
  const bar = topBar(state.shown, state.hint, strings, { open: () => files.click(), paste: pasteText });
  render([bar, versionLine(version, strings)], top);
  const acts = { set: changeSettings, export: exportAs, print: () => void reader.print(), paste: pasteText };
  const dropping = state.dragging ? dropSheet(strings) : nothing;
  render([menus(state.settings, strings, acts), wordsSheet(words, strings), dropping], sheets);
}

// ── opening ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** @param {File[]} files */
function openFiles(files) {
  void open(files, {});
}

/** @param {string} text */
function openText(text) {
  void open(text, { name: pageStrings(state.settings.lang).pasted });
}

/** @param {Parameters<typeof reader.open>[0]} source @param {{ name?: string }} options */
async function open(source, { name }, opensSample = false) {
  set({ hint: '', opensSample });
  const begun = new AbortController();
  // Without the sample, nothing would be there to stop for.
  opening = opensSample ? null : begun;
  // The reader says itself why a text could not be opened.
  await reader.open(source, { name, signal: begun.signal }).catch(() => {});
  if (opening === begun) opening = null;
}

/** Stops what is being opened. @returns {boolean} whether anything was */
function stopOpening() {
  opening?.abort();
  return opening !== null;
}

async function pasteText() {
  const strings = pageStrings(state.settings.lang);
  try {
    const text = await navigator.clipboard.readText();
    if (text.trim()) openText(text);
    else set({ hint: strings.pasteEmpty });
  } catch {
    set({ hint: strings.pasteByKey });
  }
}

/** @param {Outline} outline @param {boolean} isSample */
function show({ files }, isSample) {
  const strings = pageStrings(state.settings.lang);
  const essayCount = files.reduce((sum, { essays }) => sum + essays.length, 0);
  const name = files.length > 1 ? strings.several(files[0].name, files.length) : (files[0]?.name ?? '');
  const encodings = [...new Set(files.map(({ encoding }) => encoding.toUpperCase()))].join('、');
  document.title = name ? `${name} · ${strings.name}` : strings.name;
  set({ shown: { name, facts: [encodings, strings.essays(essayCount)].join(' · '), isSample }, opensSample: false });
}

// ── export and settings ────────────────────────────────────────────────────────────────────────────────────────────

/** @param {ExportFormat} format */
async function exportAs(format) {
  const url = URL.createObjectURL(await reader.export(format));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${(state.shown?.name ?? 'gangmu').replace(/\.\w{1,5}$/, '')}.${EXTENSIONS[format]}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** @param {Partial<Settings>} change */
function changeSettings(change) {
  set({ settings: { ...state.settings, ...change } });
  saveSettings(state.settings);
  applySettings();
}

function applySettings() {
  const { theme, size, lang } = state.settings;
  const system = systemIsDark.matches ? 'dark' : 'light';
  document.documentElement.dataset.theme = theme === 'auto' ? system : theme;
  document.documentElement.lang = lang;
  Object.assign(reader, { theme, lang });
  reader.style.setProperty('--gm-text-l', `${size}px`);
  if (reader.outline) show(reader.outline, state.shown?.isSample ?? false);
}

// ── start ──────────────────────────────────────────────────────────────────────────────────────────────────────────

function start() {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync([tokens, base, page].join('\n'));
  document.adoptedStyleSheets = [sheet];
  applySettings();
  draw();
  systemIsDark.addEventListener('change', applySettings);
  reader.addEventListener('gangmu-open', (event) =>
    show(/** @type {CustomEvent} */ (event).detail.outline, state.opensSample),
  );
  const link = new PlaceLink(reader, () => state.shown?.name ?? '');
  link.follow();
  new BackKey(reader, () => link.keep()).follow();
  listenForFiles(files, {
    files: openFiles,
    text: openText,
    dragging: (dragging) => dragging !== state.dragging && set({ dragging }),
  });
  const help = () => /** @type {HTMLElement} */ (document.querySelector('#help')).togglePopover();
  const essay = (/** @type {1 | -1} */ step) => reader.stepEssay(step);
  const filter = () => reader.focusFilter();
  const print = () => void reader.print();
  listenForKeys(
    { filter, find: findKey(reader), print, essay, help, stop: stopOpening },
    () => state.settings.singleKeys,
  );
  void words.load();
  const sample = new URL('sample.txt', location.href);
  void open(sample, { name: pageStrings(state.settings.lang).sampleName }, true).then(() => version.keep());
}

start();
