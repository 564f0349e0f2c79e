import { openMemoryStage } from "../support/contract/stages/memory-stage.ts";
import { describeContract } from "./suite/describe-contract.ts";

describeContract({ name: "memory", open: openMemoryStage, documentEnds: ["reload", "closing"] });
