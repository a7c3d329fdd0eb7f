// Asks for a decision, reads it from the record, and handles a problem by its code.
// DOUDI_URL is the service, DOUDI_API_KEY the key of the front-end system.
import createClient from "openapi-fetch";
import type { components, paths } from "./doudi.js";

type Problem = components["schemas"]["Problem"];

const doudi = createClient<paths>({
  baseUrl: process.env.DOUDI_URL ?? "http://localhost:8080",
  headers: { "X-API-Key": process.env.DOUDI_API_KEY ?? "" },
});

/** What a window would show for a problem: the field to correct, or that somebody else has to help. */
function advice(problem: Problem): string {
  switch (problem.code) {
    case "REQUIRED":
      return `missing: ${problem.field}`;
    case "NEGATIVE_AMOUNT":
    case "OUT_OF_RANGE":
    case "INVALID_VALUE":
      return `wrong: ${problem.field}`;
    case "TOO_MANY_REQUESTS":
    case "DATABASE_UNAVAILABLE":
      return "try again later";
    default:
      return `${problem.code}: ${problem.detail}`;
  }
}

const { data: decision, error: problem } = await doudi.POST("/api/v1/decisions", {
  params: { header: { "Idempotency-Key": `sample-${Date.now()}` } },
  body: {
    region: "DAZHOU",
    asOf: "2023-10-10",
    decision: "temporaryAssistance",
    caseReference: "DZ-2023-000117",
    input: {
      household: { area: "URBAN" },
      hardship: { type: "EXPENDITURE", persons: 3, assessedMultiple: 2.5 },
    },
  },
});
if (problem) {
  throw new Error(advice(problem));
}
console.log(`decided: ${decision.status} ${decision.outcome?.["amount"]}`);

const { data: kept } = await doudi.GET("/api/v1/decisions/{id}", {
  params: { path: { id: decision.decisionId ?? "" } },
});
console.log(`on record: ${kept?.record?.caseReference} ${kept?.ruleSet?.name}/${kept?.ruleSet?.version}`);

const { error: refused } = await doudi.POST("/api/v1/decisions", {
  body: {
    region: "DAZHOU",
    asOf: "2023-10-10",
    decision: "temporaryAssistance",
    input: { household: { area: "URBAN" }, hardship: { persons: 3 } },
  },
});
console.log(refused ? advice(refused) : "not refused");
