package io.doudi.decision.record;

import java.sql.SQLException;

/** The database did not take or give a record. */
final class RecordFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    RecordFailure(SQLException cause) {
        super(cause);
    }
}
