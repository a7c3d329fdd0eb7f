/**
 * The engine. The files of a rule set and of the layers below it come in and are compiled into an
 * immutable knowledge base; facts are evaluated against it; an outcome and its trace go out as
 * data. The only package that knows KIE; no database, no HTTP.
 */
package io.doudi.evaluation;
