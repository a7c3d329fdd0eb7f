/**
 * The record of answered decisions: written before the answer leaves, kept by month and rule set,
 * found again by what people ask.
 */
package io.doudi.decision.record;
