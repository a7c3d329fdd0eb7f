/**
 * Rule sets and their versions. The bundled folders fill an empty database; from then on the
 * database is the truth. A region and a date come in, the versions in force and their files go out
 * as layers. Two versions or drafts come in, what differs between them goes out; two edits of one
 * file come in, one file goes out.
 */
package io.doudi.ruleset;
