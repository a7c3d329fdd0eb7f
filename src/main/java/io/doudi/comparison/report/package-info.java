/**
 * What a comparison found, for people who decide: a finished comparison goes in; a title, sentences
 * and tables in one language come out, for paper and as a workbook.
 */
package io.doudi.comparison.report;
