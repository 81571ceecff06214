/**
 * The ways into the page: chosen, dropped and pasted files and text.
 *
 * @typedef {object} Ways
 * @property {(files: File[]) => void} files
 * @property {(data: DataTransfer) => void} data files and folders, to be read while the event is handled
 * @property {(text: string) => void} text
 * @property {(dragging: boolean) => void} dragging whether files are held over the page
 */

/**
 * Takes what is chosen in the field, dropped anywhere, or pasted outside a field.
 *
 * @param {HTMLInputElement} field
 * @param {Ways} ways
 */
export function listenForFiles(field, { files, data, text, dragging }) {
  field.addEventListener('change', () => {
    if (field.files?.length) files([...field.files]);
    // So that the same file can be chosen again once it has changed.
    field.value = '';
  });
  document.addEventListener('dragover', (event) => {
    if (!hasFiles(event.dataTransfer)) return;
    event.preventDefault();
    dragging(true);
  });
  document.addEventListener('dragleave', (event) => event.relatedTarget === null && dragging(false));
  document.addEventListener('drop', (event) => {
    dragging(false);
    if (!hasFiles(event.dataTransfer)) return;
    event.preventDefault();
    data(event.dataTransfer);
  });
  document.addEventListener('paste', (event) => {
    if (isField(event) || !event.clipboardData) return;
    const pasted = event.clipboardData.getData('text/plain');
    if (hasFiles(event.clipboardData) && !isRich(event.clipboardData)) data(event.clipboardData);
    else if (pasted.trim()) text(pasted);
  });
}

/** @param {DataTransfer | null} data @returns {data is DataTransfer} */
function hasFiles(data) {
  return data?.types.includes('Files') ?? false;
}

/** Whether it is text of a word processor, which brings a picture of itself along. @param {DataTransfer} data */
const isRich = ({ types }) => types.includes('text/html') || types.includes('text/rtf');

/** Whether an event happened where one types. @param {Event} event */
export function isField(event) {
  const target = event.composedPath()[0];
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));
}
