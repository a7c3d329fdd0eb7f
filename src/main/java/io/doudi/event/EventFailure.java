package io.doudi.event;

import java.sql.SQLException;

/** The database did not give or take an event. */
final class EventFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    EventFailure(SQLException cause) {
        super(cause);
    }
}
