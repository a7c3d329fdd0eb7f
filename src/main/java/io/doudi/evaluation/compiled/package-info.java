/**
 * Decisions compiled for the JVM: closures made once from what the engine has compiled, so that a
 * decision neither looks up names nor boxes results nor searches rows. The engine stays the judge:
 * what is not supported here it evaluates itself, and so it does whenever an evaluation meets
 * anything that the engine would report.
 */
package io.doudi.evaluation.compiled;
