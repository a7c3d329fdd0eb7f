/**
 * Shadow evaluation: a version or draft that decides beside the live rules on a share of the
 * traffic, so that its differences are known before it is published.
 */
package io.doudi.decision.shadow;
