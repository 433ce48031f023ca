import base from "@sublet/ui/css/base.css";
import frame from "@sublet/ui/css/page.css";
import tokens from "@sublet/ui/css/tokens.css";
import type { Lang } from "sublet-wasm/worker";
import { page, Sheet } from "../page.tsx";
import look from "./css/docs.css";
import type { Document } from "./parts.ts";
import { TAGS, words } from "./words.ts";

export const sheet = new Sheet([tokens, base, frame, look]);

/** What the page reads of an operation. */
interface Operation {
  operationId: string;
  tags: string[];
  summary: string;
  description?: string;
  security?: Record<string, string[]>[];
  parameters?: Parameter[];
  requestBody?: { required?: boolean; content: Content };
  responses: Record<string, Answer>;
}

interface Parameter {
  name: string;
  in: "query" | "path" | "header";
  required?: boolean;
  description: string;
  schema: { type?: string; format?: string; enum?: string[] };
  example?: unknown;
}

interface Answer {
  description: string;
  content?: Content;
}

/** Bodies by their media types. */
type Content = Record<string, { example?: unknown; examples?: Record<string, { $ref: string }> }>;

/** Every operation of the document, with where it is found. */
export function operationsOf({
  paths = {},
}: Document): { path: string; method: string; operation: Operation }[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      path,
      method,
      operation: operation as Operation,
    })),
  );
}

/** The document as a page. */
export function docsPage(document: Document, lang: Lang): string {
  const t = words[lang];
  const operations = operationsOf(document);
  const groups = TAGS.map(({ name, title, description }) => ({
    name,
    title: title[lang],
    description: description[lang],
    operations: operations.filter(({ operation }) => operation.tags[0] === name),
  }));
  const corner = (
    <a href={lang === "en" ? "?lang=ja" : "?lang=en"} lang={lang === "en" ? "ja" : "en"}>
      {t.otherLanguage}
    </a>
  );
  const children = (
    <>
      <h1>{t.title}</h1>
      <p>{t.description}</p>
      <p>
        <a href={`/openapi.json?lang=${lang}`}>{t.document}</a>
      </p>
      <nav class="contents" aria-label={t.contents}>
        <ol>
          {groups
            .flatMap((group) => group.operations)
            .map(({ operation }) => (
              <li key={operation.operationId}>
                <a href={`#${operation.operationId}`}>{operation.summary}</a>
              </li>
            ))}
        </ol>
      </nav>
      {groups.map((group) => (
        <section key={group.name} aria-labelledby={group.name}>
          <h2 id={group.name}>{group.title}</h2>
          <p class="quiet">{group.description}</p>
          {group.operations.map((one) => (
            <OperationCard key={one.operation.operationId} document={document} lang={lang} {...one} />
          ))}
        </section>
      ))}
    </>
  );
  return page({ lang, title: t.title, sheet, corner, children });
}

/** One operation: what it takes and what it answers. */
export function OperationCard({
  document,
  lang,
  path,
  method,
  operation,
}: {
  document: Document;
  lang: Lang;
  path: string;
  method: string;
  operation: Operation;
}) {
  const t = words[lang];
  const { operationId, summary, description, parameters = [], requestBody, responses, security } = operation;
  const open = (security ?? document.security ?? []).every((one) => Object.keys(one).length === 0);
  return (
    <article class="operation" id={operationId}>
      <h3>
        <span class={`method method-${method}`}>{method.toUpperCase()}</span>
        <code>{path}</code>
        {open && <span class="badge">{t.noToken}</span>}
      </h3>
      <p>
        <strong>{summary}</strong>
      </p>
      {description && (
        <p>
          <Prose text={description} />
        </p>
      )}
      {parameters.length > 0 && (
        <>
          <h4>{t.parameters}</h4>
          <Parameters list={parameters} lang={lang} of={operationId} />
        </>
      )}
      {requestBody && (
        <>
          <h4>{t.body}</h4>
          <Examples document={document} content={requestBody.content} />
        </>
      )}
      <h4>{t.answers}</h4>
      <Answers document={document} responses={responses} lang={lang} of={operationId} />
    </article>
  );
}

function Parameters({ list, lang, of }: { list: Parameter[]; lang: Lang; of: string }) {
  const t = words[lang];
  return (
    <table aria-label={`${t.parameters}: ${of}`}>
      <thead>
        <tr>
          <th scope="col">{t.name}</th>
          <th scope="col">{t.place}</th>
          <th scope="col">{t.type}</th>
          <th scope="col">{t.meaning}</th>
        </tr>
      </thead>
      <tbody>
        {list.map(({ name, in: place, required, description, schema, example }) => (
          <tr key={name}>
            <th scope="row">
              <code>{name}</code>
            </th>
            <td>
              {t.places[place]}
              {required && `, ${t.required}`}
            </td>
            <td>{typeOf(schema)}</td>
            <td>
              <Prose text={description} />
              {example !== undefined && (
                <>
                  {" "}
                  {t.example}: <code>{String(example)}</code>
                </>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Answers({
  document,
  responses,
  lang,
  of,
}: {
  document: Document;
  responses: Operation["responses"];
  lang: Lang;
  of: string;
}) {
  const t = words[lang];
  return (
    <table aria-label={`${t.answers}: ${of}`}>
      <thead>
        <tr>
          <th scope="col">{t.status}</th>
          <th scope="col">{t.meaning}</th>
        </tr>
      </thead>
      <tbody>
        {Object.entries(responses).map(([status, { description, content }]) => (
          <tr key={status}>
            <th scope="row">{status}</th>
            <td>
              <Prose text={description} />
              {content && <Examples document={document} content={content} />}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What bodies look like; those without an example say their type only. */
function Examples({ document, content }: { document: Document; content: Content }) {
  return (
    <>
      {Object.entries(content).map(([type, { example, examples = {} }]) => {
        const [first] = Object.values(examples);
        const value = first ? made(document, first.$ref) : example;
        return type === "application/problem+json" ? null : <Sample key={type} type={type} value={value} />;
      })}
    </>
  );
}

function typeOf(schema: Parameter["schema"]): string {
  const { type, format, enum: choices } = schema;
  return choices ? choices.join(", ") : [type, format].filter(Boolean).join(", ");
}

/** The example that a reference points to; none where the worker cannot make it. */
function made({ components }: Document, reference: string): unknown {
  return (components?.examples?.[reference.split("/").at(-1) ?? ""] as { value: unknown } | undefined)?.value;
}

/** A text in which `…` marks code. */
export function Prose({ text }: { text: string }) {
  return (
    <>{text.split("`").map((part, at) => (at % 2 === 1 ? <code key={`${at}${part}`}>{part}</code> : part))}</>
  );
}

/** A value as JSON, or a text as it is, to be opened by its media type. */
export function Sample({ type, value }: { type: string; value: unknown }) {
  if (value === undefined) return <code>{type}</code>;
  return (
    <details>
      <summary>
        <code>{type}</code>
      </summary>
      <pre>{typeof value === "string" ? value : JSON.stringify(value, null, 2)}</pre>
    </details>
  );
}
