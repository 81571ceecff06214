/** Registers `<gangmu-reader>`. A page that wants another name, or another moment, imports the class instead. */
import { GangmuReaderElement } from './gangmu-reader.js';

if (!customElements.get('gangmu-reader'))
  customElements.define('gangmu-reader', /** @type {any} */ (GangmuReaderElement));
