import base from '../view/base.css';
import essayCard from '../view/essay-card.css';
import filterBox from '../view/filter-box.css';
import filterOptions from '../view/filter-options.css';
import hitStrip from '../view/hit-strip.css';
import layout from '../view/layout.css';
import notes from '../view/notes.css';
import outlineHead from '../view/outline-head.css';
import outlineTree from '../view/outline-tree.css';
import passageList from '../view/passage-list.css';
import printSheet from '../view/print-sheet.css';
import textPane from '../view/text-pane.css';
import tokens from '../view/tokens.css';

/** @type {CSSStyleSheet | undefined} */
let shared;

/** The one style sheet of all readers on the page; made when the first one asks, for there is none without a page. */
export function readerStyles() {
  shared ??= sheetOf(
    [
      themed(tokens),
      base,
      filterBox,
      filterOptions,
      outlineHead,
      outlineTree,
      textPane,
      hitStrip,
      passageList,
      essayCard,
      notes,
      layout,
      printSheet,
    ].join('\n'),
  );
  return shared;
}

/** @param {string} css */
export function sheetOf(css) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
}

/**
 * The tokens with each theme bound to a state of the element. `:where` keeps its weight below forced colours, and a
 * page may still set any token on the tag.
 *
 * @param {string} css
 */
function themed(css) {
  return css.replace(/\[data-theme="?(dark|paper)"?\]/g, ':host(:where(:state($1)))');
}
