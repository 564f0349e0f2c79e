/** What every practice appliance runs (values in the form of real ones, api-facts 3.3). */
export const product = { version: "25.3.2", build: "58123" } as const;
