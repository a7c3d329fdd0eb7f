/** What an evaluation of rules may take and what it may ask values for, whichever way it runs. */
package io.doudi.evaluation.limits;
