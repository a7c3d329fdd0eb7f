/**
 * What the rules promise for all inputs: requests from seeded generators and from limits that the
 * answers themselves show go in, and a relation between answers is asserted, not one answer.
 */
package io.doudi.evaluation.properties;
