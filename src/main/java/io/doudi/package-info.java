/** Doudi, a decision service for social assistance whose rules belong to the policy staff. */
package io.doudi;
