/** What happened in the double, for the spec to ask for. `violations` must be empty at the end of every spec. */
export interface Records {
  /** Addresses given to the operating system. */
  openedOutside: string[];
  dialogs: { kind: "error" | "message" | "save"; title: string; text: string }[];
  /** Labels and roles of the application menu, flat. */
  menu: string[];
  /** Requests the session's own rule cancelled. */
  cancelledRequests: string[];
  /** Navigations the program prevented. */
  preventedNavigations: string[];
  refusedPermissions: string[];
  deniedDownloads: string[];
  /** Process ids of utility processes. */
  utilityProcesses: number[];
  windows: {
    width: number;
    height: number;
    isShown: boolean;
    isMaximized: boolean;
    focusCount: number;
    background: string;
  }[];
  /** What Electron would have let through, or the double cannot show. */
  violations: string[];
}

export const records: Records = {
  openedOutside: [],
  dialogs: [],
  menu: [],
  cancelledRequests: [],
  preventedNavigations: [],
  refusedPermissions: [],
  deniedDownloads: [],
  utilityProcesses: [],
  windows: [],
  violations: [],
};
