package io.doudi.ruleset;

import io.quarkus.test.junit.QuarkusTestProfile;

/** Tests that publish rules do so in a service of their own. */
public class OwnDatabase implements QuarkusTestProfile {}
