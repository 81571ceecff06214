import { html, svg } from 'lit';

/** Our own set: a 20 px grid, round strokes of 1.5 px, no fill. */
const ICONS = {
  chevron: svg`<path d="M8 5.5l4.5 4.5L8 14.5" />`,
  close: svg`<path d="M5.5 5.5l9 9M14.5 5.5l-9 9" />`,
  search: svg`<path d="M9 3.75a5.25 5.25 0 1 0 0 10.5a5.25 5.25 0 0 0 0-10.5zM13 13l4 4" />`,
  up: svg`<path d="M5 12.5L10 7.5l5 5" />`,
  down: svg`<path d="M5 7.5l5 5 5-5" />`,
  open: svg`<path d="M2.75 15.5V4.5h5l1.75 2.25h7.75v8.75zM2.75 9.5h14.5" />`,
  outline: svg`<path d="M3 4h14M5.5 4v12M5.5 10h5M5.5 16h5M13 10h4M13 16h4" />`,
  type: svg`<path d="M3 16l4.5-12L12 16M4.6 12h5.8M13 16l2.2-6h.6l2.2 6M13.8 14h3.4" />`,
  export: svg`<path d="M10 12.5V3M6.5 6L10 2.75 13.5 6M3.5 11v5.75h13V11" />`,
  help: svg`<path
    d="M10 2.75a7.25 7.25 0 1 0 0 14.5a7.25 7.25 0 0 0 0-14.5zM7.8 8a2.2 2.2 0 1 1 3.3 1.9c-.7.4-1.1.8-1.1 1.6M10 13.6v.4"
  />`,
  more: svg`<path d="M4.5 10h.01M10 10h.01M15.5 10h.01" stroke-width="2.5" />`,
  options: svg`<path d="M3 6.5h5M14 6.5h3M3 13.5h3M12 13.5h5M11 4l2.5 2.5L11 9 8.5 6.5zM9 11l2.5 2.5L9 16l-2.5-2.5z" />`,
  warn: svg`<path d="M10 3L17.5 16.5h-15zM10 8v4M10 14.2v.3" />`,
  paste: svg`<path d="M7 4H4.5v13h11V4H13M7 2.75h6v2.5H7z" />`,
};

/** An icon; what it stands beside must name it. @param {keyof typeof ICONS} name */
export function icon(name) {
  return html`<svg class="ic" viewBox="0 0 20 20" aria-hidden="true">${ICONS[name]}</svg>`;
}

/** A button of an icon alone. @param {keyof typeof ICONS} name @param {string} label @param {() => void} act */
export const iconButton = (name, label, act) =>
  html`<button type="button" class="ib" aria-label=${label} title=${label} @click=${act}>${icon(name)}</button>`;
