package io.doudi.supply;

/** A library that the program consists of. */
record Component(String group, String name, String version) {

    /** The name that advisories use. */
    String packageName() {
        return group + ":" + name;
    }

    @Override
    public String toString() {
        return packageName() + ":" + version;
    }
}
