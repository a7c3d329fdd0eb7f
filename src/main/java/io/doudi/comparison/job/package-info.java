/**
 * Comparisons on a cluster of Apache Flink, which is not part of the service: the folder of a job
 * comes in, its chunks are spread over the machines, results go out into the same folder.
 */
package io.doudi.comparison.job;
