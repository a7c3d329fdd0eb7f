/**
 * What the OpenAPI says beside the annotations of the resources: the meaning of tags and parameters
 * and real examples come in from a file, the document goes out complete.
 */
package io.doudi.contract;
