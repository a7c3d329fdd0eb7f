package io.doudi.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The cases that were kept with a comparison when it was created. */
record KeptCases(Cases.Kept kind, CaseReader reader, UUID comparison, long size, String digest)
        implements CaseSource {

    @Override
    public List<ComparedCase> read(long from, int count) {
        List<ComparedCase> cases = new ArrayList<>();
        for (String kept : reader.kept(comparison, from, count)) {
            cases.add(kind.read(from + cases.size(), kept, reader));
        }
        return cases;
    }
}
