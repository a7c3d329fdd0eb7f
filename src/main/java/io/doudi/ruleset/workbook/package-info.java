/**
 * Decision tables as a workbook, and cases as one or as CSV, for Excel and WPS. A version or a
 * draft comes in, a workbook goes out; the workbook comes back with changes, and the files go out
 * with nothing changed but their rows or cases.
 */
package io.doudi.ruleset.workbook;
