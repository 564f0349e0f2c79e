/** Where shortcuts are made with the command key. */
export const isMac = navigator.platform.startsWith("Mac");
