/** Loaded before the door's program: sends it SIGHUP the moment its window begins to load the program's page. */
import { chromium } from "playwright-core";

const launch = chromium.launchPersistentContext.bind(chromium);

chromium.launchPersistentContext = async (...args) => {
  const context = await launch(...args);
  for (const page of context.pages()) {
    const goto = page.goto.bind(page);
    page.goto = (...to) => {
      const loading = goto(...to);
      process.kill(process.pid, "SIGHUP");
      return loading;
    };
  }
  return context;
};
