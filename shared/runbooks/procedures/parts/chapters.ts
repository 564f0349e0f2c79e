/** Short names of the chapters in the vendor's failover guide. A step of our own has none. */
export const chapters = {
  establish: "Establish the relationship",
  bestPractices: "Best practices",
  certificates: "Replicate certificates",
  methods: "Network methods",
  planned: "Planned maintenance",
  unplanned: "Unplanned maintenance",
  api: "Failover by API",
  conflicts: "Resolve conflicts",
  ours: "",
} as const;
