/**
 * Decisions on cases. An outcome and its trace come in; an explanation in Chinese or English goes
 * out.
 */
package io.doudi.decision;
