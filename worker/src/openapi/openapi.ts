import { ALWAYS, json, OPEN, parameterOf } from "./parts.ts";
import type { Chapter } from "./types.ts";

export const chapter: Chapter = {
  paths: {
    "/openapi.json": {
      get: {
        operationId: "openapi",
        tags: ["worker"],
        summary: { en: "This document", ja: "この文書" },
        security: OPEN,
        parameters: [parameterOf("lang")],
        responses: {
          200: json({ en: "OpenAPI 3.1.", ja: "OpenAPI 3.1。" }, { type: "object" }),
          ...ALWAYS,
        },
      },
    },
    "/docs": {
      get: {
        operationId: "docs",
        tags: ["worker"],
        summary: { en: "This document for people", ja: "この文書を読みやすくしたページ" },
        security: OPEN,
        parameters: [parameterOf("lang")],
        responses: {
          200: {
            description: { en: "A page.", ja: "ページ。" },
            content: { "text/html": { schema: { type: "string" } } },
          },
          ...ALWAYS,
        },
      },
    },
  },
};
