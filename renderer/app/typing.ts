const fieldsWithoutText = ["button", "checkbox", "color", "file", "image", "radio", "range", "reset", "submit"];

/** Whether a key goes into a field: then it is a letter and no shortcut. */
export function isTyping(event: Event): boolean {
  const { target } = event;
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !fieldsWithoutText.includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable;
}
