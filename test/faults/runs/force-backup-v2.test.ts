import { testRoleFaults } from "../../support/runs/role-fault-tests.ts";
import { roleScenes } from "../../support/runs/role-scenes.ts";

testRoleFaults(roleScenes.force, "v2");
