/** @import { ExportFormat, Outline } from '../types.js' */
/** @import { GangmuReaderElement } from '../element/gangmu-reader.js' */
/** @import { Settings } from './settings.js' */
/** @import { Shown } from './top-bar.js' */
import '../element/define.js';
import { html, nothing, render } from 'lit';
import base from '../view/base.css';
import tokens from '../view/tokens.css';
import { BackKey } from './back-key.js';
import { dropSheet, menus } from './menus.js';
import { exportAs } from './export.js';
import { findKey } from './find-key.js';
import { listenForKeys } from './keys.js';
import { AppVersion } from './offline.js';
import { Opening } from './opening.js';
import page from './page.css';
import { PlaceLink } from './place-link.js';
import { loadSettings, saveSettings } from './settings.js';
import { listenForFiles } from './sources.js';
import { pageStrings } from './strings.js';
import { topBar } from './top-bar.js';
import { UserWords } from './user-words.js';
import { wordsSheet } from './words-sheet.js';
import { versionLine } from './version-line.js';

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
};

const words = new UserWords(reader, draw);
const version = new AppVersion(draw);
const opening = new Opening(
  reader,
  () => pageStrings(state.settings.lang),
  (hint) => set({ hint }),
);

/** @param {Partial<typeof state>} change */
function set(change) {
  Object.assign(state, change);
  draw();
}

function draw() {
  const strings = pageStrings(state.settings.lang);
  const choose = () => files.click();
  const paste = () => void opening.paste();
  render([topBar(state.shown, state.hint, strings, { open: choose, paste }), versionLine(version, strings)], top);
  const other = html`<button type="button" class="btn" slot="choose" @click=${choose}>${strings.openOther}</button>`;
  render(other, /** @type {HTMLElement} */ (/** @type {unknown} */ (reader)));
  const saveAs = (/** @type {ExportFormat} */ format) =>
    void exportAs(reader, format, strings, (hint) => set({ hint }));
  const acts = { set: changeSettings, export: saveAs, print: () => void reader.print(), paste };
  const dropping = state.dragging ? dropSheet(strings) : nothing;
  render([menus(state.settings, strings, acts), wordsSheet(words, strings), dropping], sheets);
}

// ── what is shown ──────────────────────────────────────────────────────────────────────────────────────────────────

/** @param {Outline} outline @param {boolean} isSample */
function show({ files }, isSample) {
  const strings = pageStrings(state.settings.lang);
  const essayCount = files.reduce((sum, { essays }) => sum + essays.length, 0);
  const name = files.length > 1 ? strings.several(files[0].name, files.length) : (files[0]?.name ?? '');
  const encodings = [...new Set(files.map(({ encoding }) => encoding.toUpperCase()))].join('、');
  document.title = name ? `${name} · ${strings.name}` : strings.name;
  set({ shown: { name, facts: [encodings, strings.essays(essayCount)].join(' · '), isSample } });
}

// ── settings ────────────────────────────────────────────────────────────────────────────────────────────────────

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
  document.querySelector('#not-started')?.remove();
  const sheet = new CSSStyleSheet();
  sheet.replaceSync([tokens, base, page].join('\n'));
  document.adoptedStyleSheets = [sheet];
  applySettings();
  draw();
  systemIsDark.addEventListener('change', applySettings);
  reader.addEventListener('gangmu-open', (event) =>
    show(/** @type {CustomEvent} */ (event).detail.outline, opening.opensSample),
  );
  const link = new PlaceLink(reader, () => state.shown?.name ?? '');
  link.follow();
  new BackKey(reader, () => link.keep()).follow();
  listenForFiles(files, {
    files: (files) => void opening.files(files),
    data: (data) => void opening.data(data),
    text: (text) => void opening.text(text),
    dragging: (dragging) => dragging !== state.dragging && set({ dragging }),
  });
  const help = () => /** @type {HTMLElement} */ (document.querySelector('#help')).togglePopover();
  const essay = (/** @type {1 | -1} */ step) => reader.stepEssay(step);
  const filter = () => reader.focusFilter();
  const print = () => void reader.print();
  const stop = () => opening.stop();
  listenForKeys({ filter, find: findKey(reader), print, essay, help, stop }, () => state.settings.singleKeys);
  void opening.sample(new URL('sample.txt', location.href)).then(() => {
    // The first letters need not wait; what is done without it is said where it is missed.
    reader.pinyin.catch(() => {});
    // One's own words hold up no outline.
    void words.load();
    version.keep();
  });
}

start();
