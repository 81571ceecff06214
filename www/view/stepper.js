/** @import { Strings } from '../i18n/index.js' */
import { html } from 'lit';
import { iconButton } from './icons.js';

/** The ways to the previous hit and the next one. @param {Strings} strings @param {(step: 1 | -1) => void} step */
export const stepper = (strings, step) =>
  html`${iconButton('up', strings.previousHit, () => step(-1))}${iconButton('down', strings.nextHit, () => step(1))}`;
