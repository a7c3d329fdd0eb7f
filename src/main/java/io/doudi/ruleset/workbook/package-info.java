/**
 * Decision tables as a workbook for Excel and WPS. A version or a draft comes in, a workbook goes
 * out; the workbook comes back with changes, and the models go out with nothing changed but their
 * rows.
 */
package io.doudi.ruleset.workbook;
